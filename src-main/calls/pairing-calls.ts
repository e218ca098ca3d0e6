import type { Accounts } from "../accounts/accounts.ts";
import type { PairingFlow } from "../pairing/pairing-flow.ts";
import { accountState } from "../state/account-state.ts";
import { roomBefore } from "../state/rooms.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";
import type { IpcHandlers } from "./answer-call.ts";
import type { Asking } from "./asking.ts";

type PairingCalls = Pick<
	IpcHandlers,
	"beginPairing" | "openPairingPage" | "copyPairingAddress" | "cancelPairing" | "unpair" | "openWebApp"
>;

/** Beginning and ending pairings. */
export function pairingCalls(
	store: SnapshotStore,
	accounts: Accounts,
	{
		pairing,
		asking,
		openInBrowser,
	}: {
		pairing: PairingFlow;
		asking: Asking;
		openInBrowser: (address: string) => Promise<void>;
	},
): PairingCalls {
	return {
		beginPairing: ({ address }) => pairing.begin(address),
		openPairingPage: () => pairing.openPage(),
		copyPairingAddress: () => pairing.copyAddress(),
		cancelPairing: () => pairing.cancel(),
		async unpair({ account }) {
			accountState(store.now(), account);
			// What is being signed for it could not be handed in any more.
			asking.stop();
			const endedAtServer = await accounts.remove(account);
			// A room of an account that is gone leads nowhere.
			store.change((snapshot) => {
				const { room } = snapshot;
				return "account" in room && room.account === account ? { ...snapshot, room: roomBefore(snapshot) } : snapshot;
			});
			return { endedAtServer };
		},
		openWebApp: ({ account }) => openInBrowser(`${accountState(store.now(), account).server}/`),
	};
}
