import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { type NotificationText, notificationText } from "./notification-text.ts";
import { announcedLogins, loginName, type WaitingLogin } from "./waiting.ts";

/** A notification on screen. */
export interface ShownNotification {
	withdraw(): void;
}

export interface Notifier {
	/**
	 * Shows a notification with two buttons. Opening it opens the card and decides nothing; Deny acts.
	 * @param name stays the same for one login
	 */
	show(name: string, text: NotificationText, acts: { open(): void; deny(): void }): ShownNotification;
}

export interface PromptActs {
	open(login: WaitingLogin): void;
	deny(login: WaitingLogin): void;
	/** A login has come that nobody was told of before. */
	arrived(login: WaitingLogin): void;
}

/**
 * Keeps the notifications in step with the snapshot: one for each announced login that waits, from when it comes until
 * it ends anywhere, or somebody has its card before them. While it is quiet none is shown; what still waits afterwards is.
 * @returns what takes each new snapshot, and whether somebody is at the window
 */
export function notifyLogins(
	notifier: Notifier,
	acts: PromptActs,
): (snapshot: DesktopSnapshot, attended: boolean) => void {
	const told = new Map<string, ShownNotification | undefined>();

	const withdraw = (name: string) => {
		told.get(name)?.withdraw();
		told.set(name, undefined);
	};
	const tell = (login: WaitingLogin, snapshot: DesktopSnapshot) => {
		const name = loginName(login);
		// It counts as told before anybody hears of it: what they do may bring the next snapshot.
		told.set(name, undefined);
		if (snapshot.settings.notifications) {
			const open = () => acts.open(login);
			const deny = () => acts.deny(login);
			told.set(name, notifier.show(name, notificationText(login, snapshot), { open, deny }));
		}
		acts.arrived(login);
	};

	const forgetBut = (names: ReadonlySet<string>) => {
		for (const name of told.keys()) {
			if (names.has(name)) continue;
			withdraw(name);
			told.delete(name);
		}
	};

	/** What is up and must not be: nothing is to be told now, or somebody reads it. */
	const clear = (snapshot: DesktopSnapshot, attended: boolean) => {
		const read = attended ? nameOfCard(snapshot) : undefined;
		// Whoever has it before them knows of it, also where nothing was up.
		if (read !== undefined) withdraw(read);
		if (snapshot.quiet || !snapshot.settings.notifications) for (const name of told.keys()) withdraw(name);
	};

	return (snapshot, attended) => {
		const waiting = announcedLogins(snapshot);
		forgetBut(new Set(waiting.map(loginName)));
		clear(snapshot, attended);
		if (snapshot.quiet) return;
		// Oldest first, so that the newest lies on top.
		for (const login of waiting.toReversed()) if (!told.has(loginName(login))) tell(login, snapshot);
	};
}

/** The login whose card is open, in the words of `loginName`. */
function nameOfCard({ room }: DesktopSnapshot): string | undefined {
	return room.at === "request" ? `${room.account}.${room.request.id}` : undefined;
}
