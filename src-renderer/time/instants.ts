import { fill } from "../text/fill.ts";
import { words } from "../words.ts";

const local = (options: Intl.DateTimeFormatOptions) =>
	new Intl.DateTimeFormat(words.locale, { hourCycle: "h23", ...options });

const minute = local({ hour: "2-digit", minute: "2-digit" });
const second = local({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const day = local({ day: "numeric", month: "short" });
const dayOfYear = local({ day: "numeric", month: "short", year: "numeric" });
const utc = local({ dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });

/** Hours and minutes, here. */
export function atMinute(instant: string | number): string {
	return minute.format(new Date(instant));
}

/** Hours, minutes and seconds, here. */
export function atSecond(instant: string): string {
	return second.format(new Date(instant));
}

/** The day and the minute, here; the year only where it is another one. */
export function dayAndMinute(instant: string, now: number): string {
	const [then, today] = [new Date(instant), new Date(now)];
	const time = minute.format(then);
	if (dayOfYear.format(then) === dayOfYear.format(today)) return fill(words.time.today, { time });
	const date = then.getFullYear() === today.getFullYear() ? day.format(then) : dayOfYear.format(then);
	return fill(words.time.onDay, { date, time });
}

/** To the second where it is of today, else the day and the minute: for lists in which the newest matter most. */
export function secondOrDay(instant: string, now: number): string {
	const ofToday = dayOfYear.format(new Date(instant)) === dayOfYear.format(new Date(now));
	return ofToday ? atSecond(instant) : dayAndMinute(instant, now);
}

/** The whole instant in UTC, as a receipt says it. */
export function inUtc(instant: string): string {
	return fill(words.time.utc, { time: utc.format(new Date(instant)) });
}
