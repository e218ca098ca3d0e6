import type { Clock } from "../../client/event-stream.ts";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { type NotificationText, notificationText } from "./notification-text.ts";
import { summarizeMore } from "./notify-more.ts";
import { announcedLogins, loginName, type WaitingLogin } from "./waiting.ts";

/** A notification on screen. */
export interface ShownNotification {
	withdraw(): void;
}

export interface Notifier {
	/**
	 * Shows a notification with a button for each act. Opening it opens the card and decides nothing; Deny acts.
	 * @param name stays the same for one login
	 */
	show(name: string, text: NotificationText, acts: { open(): void; deny?(): void }): ShownNotification;
}

export interface PromptActs {
	open(login: WaitingLogin): void;
	deny(login: WaitingLogin): void;
	openWindow(): void;
	/** A login has come that nobody was told of before. */
	arrived(login: WaitingLogin): void;
}

/** More than these cover the screen and are read by nobody: whoever asks without end is counted. */
const most = 5;

/**
 * Keeps the notifications in step with the snapshot: one for each announced login that waits, from when it comes until
 * it ends anywhere, or somebody has its card before them. Those for which there is no room share one. While it is quiet
 * none is shown; what still waits afterwards is.
 * @returns what takes each new snapshot, and whether somebody is at the window
 */
export function notifyLogins(
	notifier: Notifier,
	acts: PromptActs,
	clock: Clock,
): (snapshot: DesktopSnapshot, attended: boolean) => void {
	const told = new Set<string>();
	const shown = new Map<string, ShownNotification>();
	/** Told of by the one notification that says how many more there are. */
	const counted = new Set<string>();
	const sayMore = summarizeMore(notifier, clock, () => {
		// The window shows them all.
		counted.clear();
		sayMore(0);
		acts.openWindow();
	});

	const withdraw = (name: string) => {
		shown.get(name)?.withdraw();
		shown.delete(name);
		counted.delete(name);
	};
	const show = (login: WaitingLogin, snapshot: DesktopSnapshot) => {
		const name = loginName(login);
		if (shown.size >= most) return counted.add(name);
		const open = () => acts.open(login);
		const deny = () => acts.deny(login);
		return shown.set(name, notifier.show(name, notificationText(login, snapshot), { open, deny }));
	};
	const tell = (login: WaitingLogin, snapshot: DesktopSnapshot) => {
		// It counts as told before anybody hears of it: what they do may bring the next snapshot.
		told.add(loginName(login));
		if (snapshot.settings.notifications) show(login, snapshot);
		acts.arrived(login);
	};

	const forgetBut = (names: ReadonlySet<string>) => {
		for (const name of told) {
			if (names.has(name)) continue;
			withdraw(name);
			told.delete(name);
		}
	};

	/** What is up and must not be: nothing is to be told now, or somebody reads it. */
	const clear = (snapshot: DesktopSnapshot, attended: boolean) => {
		const read = attended ? nameOfCard(snapshot) : undefined;
		// Whoever has it before them knows of it, also where nothing was up.
		if (read !== undefined) {
			told.add(read);
			withdraw(read);
		}
		if (snapshot.quiet || !snapshot.settings.notifications) for (const name of told) withdraw(name);
	};

	return (snapshot, attended) => {
		const waiting = announcedLogins(snapshot);
		forgetBut(new Set(waiting.map(loginName)));
		clear(snapshot, attended);
		// Oldest first, so that the newest lies on top.
		if (!snapshot.quiet)
			for (const login of waiting.toReversed()) if (!told.has(loginName(login))) tell(login, snapshot);
		sayMore(counted.size);
	};
}

/** The login whose card is open, in the words of `loginName`. */
function nameOfCard({ room }: DesktopSnapshot): string | undefined {
	return room.at === "request" ? `${room.account}.${room.request.id}` : undefined;
}
