import { Notification } from "electron";
import type { Notifier } from "../approvals/notify-logins.ts";
import { words } from "../words.ts";

const { open: openLabel, deny: denyLabel } = words.notification;

/** Notifications are let go of when nothing refers to them any more, and their buttons with them. */
const shown = new Set<Notification>();

/** Whether any is up that this run of the app has shown. */
export function holdsNotifications(): boolean {
	return shown.size > 0;
}

/** The system's own notifications. Where they have no buttons, a click opens the card, which has them. */
export const systemNotifier: Notifier = {
	show(name, { title, body }, { open, deny }) {
		const labels = deny ? [openLabel, denyLabel] : [openLabel];
		const notification = new Notification({
			id: name,
			title,
			body,
			actions: labels.map((text) => ({ type: "button", text })),
			// It goes when the login ends. No sound: it is there to be seen, not to startle.
			timeoutType: "never",
			silent: true,
		});
		notification.on("click", open);
		notification.on("action", ({ actionIndex }) => (actionIndex === 1 ? deny?.() : open()));
		const forget = showHeld(notification);
		return {
			withdraw() {
				forget();
				notification.close();
			},
		};
	},
};

/** Says in passing what became of an act that had no window. */
export function say(title: string, body = ""): void {
	const notification = new Notification({ title, body, silent: true });
	showHeld(notification);
}

/** Shows a notification, and refers to it while it is up. @returns what lets go of it */
export function showHeld(notification: Notification, held = shown): () => void {
	const forget = () => held.delete(notification);
	notification.on("close", forget);
	notification.on("failed", forget);
	held.add(notification);
	notification.show();
	return forget;
}
