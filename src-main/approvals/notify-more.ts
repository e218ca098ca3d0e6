import type { Clock } from "../../client/event-stream.ts";
import { moreText } from "./notification-text.ts";
import type { Notifier, ShownNotification } from "./notify-logins.ts";

/** The summary comes up anew with each number it says, and not more often than this, in milliseconds. */
const pace = 5000;

/**
 * One notification for all the logins that have none of their own.
 * @returns what takes how many they are, as often as that changes; none takes it away
 */
export function summarizeMore(notifier: Notifier, clock: Clock, open: () => void): (count: number) => void {
	let wanted = 0;
	let said = 0;
	let shown: ShownNotification | undefined;
	let due = Number.NEGATIVE_INFINITY;
	let cancel: (() => void) | undefined;

	const say = () => {
		cancel = undefined;
		shown?.withdraw();
		shown = undefined;
		said = wanted;
		if (wanted === 0) return;
		due = clock.now() + pace;
		shown = notifier.show("more", moreText(wanted), { open });
	};
	return (count) => {
		wanted = count;
		if (count === said || count === 0) {
			cancel?.();
			cancel = undefined;
		}
		if (count === said) return;
		const wait = count === 0 ? 0 : due - clock.now();
		if (wait <= 0) say();
		else cancel ??= clock.after(wait, say);
	};
}
