import type { DesktopSnapshot } from "../contract/desktop/snapshot.ts";
import type { Accounts } from "./accounts/accounts.ts";
import type { OpenLogin, PasskeysAhead } from "./approvals/passkeys-ahead.ts";
import type { WindowPrompt } from "./approvals/prompt-window.ts";
import { announcedLogins } from "./approvals/waiting.ts";
import type { KeyActs } from "./security-key/key-acts.ts";
import { everybodysAccount } from "./state/rooms.ts";

interface Shown {
	readonly window: {
		send(snapshot: DesktopSnapshot): void;
		badge(count: number): void;
		fit(): void;
		isFocused(): boolean;
	};
	readonly tray: { paint(snapshot: DesktopSnapshot): void };
	readonly accounts: Pick<Accounts, "followEverybody">;
	readonly keys: Pick<KeyActs, "prepare">;
	readonly passkeys: Pick<PasskeysAhead, "prepare">;
	readonly prompt: Pick<WindowPrompt, "look">;
	readonly notify: (snapshot: DesktopSnapshot, attended: boolean) => void;
}

/**
 * The one way from a change to what is seen. Some of it may bring the next change at once, which is then shown in
 * between: each step takes the snapshot that holds at its moment.
 */
export function showSnapshots(
	now: () => DesktopSnapshot,
	{ window, tray, accounts, keys, passkeys, prompt, notify }: Shown,
): () => void {
	let place = placeOf(now());
	return () => {
		// What the room before needed is not what the next one needs.
		if (place !== placeOf(now())) window.fit();
		place = placeOf(now());
		window.send(now());
		window.badge(announcedLogins(now()).length);
		tray.paint(now());
		accounts.followEverybody(everybodysAccount(now()));
		const login = toSignByKey(now());
		keys.prepare(login !== undefined && !now().keyDialog);
		passkeys.prepare(login);
		prompt.look(now());
		notify(now(), window.isFocused());
	};
}

/** Tells one room from another, and one card from the next. */
function placeOf({ room }: DesktopSnapshot): string {
	return room.at === "request" ? `${room.at} ${room.account} ${room.request.id}` : JSON.stringify(room);
}

/** The login of the person's own whose card is open, where it is to be signed with a key. */
function toSignByKey({ room, settings, accounts }: DesktopSnapshot): OpenLogin | undefined {
	if (room.at !== "request" || settings.method !== "key") return undefined;
	const { account, request } = room;
	const desk = accounts.find(({ id }) => id === account)?.desk;
	return desk?.pending.some(({ id }) => id === request.id) ? { account, id: request.id } : undefined;
}
