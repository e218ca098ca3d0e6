import type { QuietHours, Settings } from "../../contract/desktop/settings.ts";

/** Whether nothing is to pop up at this moment: by the switch, or by the hour. What waits is counted all the same. */
export function isQuiet({ doNotDisturb, quietHours }: Settings, now: Date): boolean {
	return doNotDisturb || (quietHours.on && within(quietHours, minuteOf(now)));
}

/** Hours may span midnight; where both ends are the same minute, it is the whole day. */
function within({ from, to }: QuietHours, minute: string): boolean {
	if (from < to) return from <= minute && minute < to;
	return from <= minute || minute < to;
}

function minuteOf(now: Date): string {
	const two = (part: number) => String(part).padStart(2, "0");
	return `${two(now.getHours())}:${two(now.getMinutes())}`;
}
