import type { Clock } from "../../client/event-stream.ts";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { inRoom } from "../state/rooms.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";
import type { WaitingLogin } from "./waiting.ts";

/** The app's own window. */
export interface AppWindow {
	/** Shows it and takes the focus: only where the person asked for it. */
	show(): void;
	/** Shows it without taking the focus from whatever is typed elsewhere. */
	showQuietly(): void;
	hide(): void;
	isVisible(): boolean;
	isFocused(): boolean;
}

/** For how long a card that nobody looks at still says how its login ended, in milliseconds. */
const afterwards = 8000;

export interface WindowPrompt {
	/** A login has come: shows it, if the person looks at nothing else. */
	arrived(login: WaitingLogin): void;
	/** Puts a card away some time after its login ended, unless somebody is at it. */
	look(snapshot: DesktopSnapshot): void;
	/** Somebody is at the window now: from here on it is theirs to close. */
	touched(): void;
}

/** The window that opens by itself for one login at a time, and goes by itself. */
export function createWindowPrompt(store: SnapshotStore, window: AppWindow, clock: Clock): WindowPrompt {
	/** The window was hidden before it opened by itself. */
	let ownAccord = false;
	let leaving: { readonly name: string; cancel(): void } | undefined;

	const stay = () => {
		leaving?.cancel();
		leaving = undefined;
	};
	const leave = () => {
		leaving = undefined;
		if (window.isFocused()) return;
		if (ownAccord) window.hide();
		ownAccord = false;
		store.change((snapshot) => inRoom(snapshot, { at: "waiting" }));
	};

	return {
		arrived({ account, request }) {
			const { settings } = store.now();
			if (!settings.opensByItself || window.isFocused() || isBusy(store.now(), window.isVisible())) return;
			if (!window.isVisible()) ownAccord = true;
			store.change((snapshot) => inRoom(snapshot, { at: "request", account: account.id, request }));
			window.showQuietly();
		},
		look(snapshot) {
			const name = endedCard(snapshot);
			if (name === leaving?.name) return;
			stay();
			if (name !== undefined && !window.isFocused()) leaving = { name, cancel: clock.after(afterwards, leave) };
		},
		touched() {
			ownAccord = false;
			stay();
		},
	};
}

/** Something is open that a new login must not take the place of. */
function isBusy({ room, accounts }: DesktopSnapshot, visible: boolean): boolean {
	if (room.at === "request") return isPending(accounts, room);
	return visible && room.at !== "waiting";
}

type RequestRoom = Extract<DesktopSnapshot["room"], { at: "request" }>;

function isPending(accounts: DesktopSnapshot["accounts"], { account, request }: RequestRoom): boolean {
	const owner = accounts.find(({ id }) => id === account);
	return [owner?.desk, owner?.everybody].some((desk) => desk?.pending.some(({ id }) => id === request.id));
}

/** The card that is open although its login has ended. */
function endedCard({ room, accounts }: DesktopSnapshot): string | undefined {
	if (room.at !== "request" || isPending(accounts, room)) return undefined;
	return `${room.account}.${room.request.id}`;
}
