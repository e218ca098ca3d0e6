import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import type { Accounts } from "../accounts/accounts.ts";
import { openLogin } from "../approvals/open-login.ts";
import { accountState } from "../state/account-state.ts";
import { inRoom, roomBefore } from "../state/rooms.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";
import type { IpcHandlers } from "./answer-call.ts";

type RoomCalls = Pick<IpcHandlers, "snapshot" | "goTo" | "back" | "dismissNotice" | "tryNow" | "networkIsBack">;

/** Where the window is, and what it says. */
export function roomCalls(store: SnapshotStore, accounts: Accounts): RoomCalls {
	return {
		snapshot: () => store.now(),
		async goTo(wish) {
			if (wish.at === "request") return openLogin(store, accounts, wish);
			if ("account" in wish) accountState(store.now(), wish.account);
			store.change((snapshot) => inRoom(wish.at === "pair" ? withoutOldPairing(snapshot) : snapshot, wish));
		},
		back: () => store.change((snapshot) => inRoom(snapshot, roomBefore(snapshot))),
		dismissNotice: () => store.change((snapshot) => ({ ...snapshot, notice: undefined })),
		tryNow: ({ account }) => accounts.tryNow(account),
		networkIsBack: () => accounts.reconnect(),
	};
}

/** How the last pairing ended is nothing to whoever begins the next. */
function withoutOldPairing(snapshot: DesktopSnapshot): DesktopSnapshot {
	const { step } = snapshot.pairing;
	return step === "paired" || step === "failed" ? { ...snapshot, pairing: { step: "none" } } : snapshot;
}
