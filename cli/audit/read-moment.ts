import { z } from "zod";
import { usageFailure } from "../command-failure.ts";

const Day = z.iso.date();
const Instant = z.iso.datetime({ offset: true });
const day = 24 * 3_600_000;

/**
 * Reads a day of UTC, or an instant, in milliseconds since 1970.
 * @param edge where a day is meant: its begin, or the begin of the next
 * @throws CommandFailure
 */
export function readMoment(option: string, text: string, edge: "begin" | "end"): number {
	if (Day.safeParse(text).success) return Date.parse(text) + (edge === "end" ? day : 0);
	if (Instant.safeParse(text).success) return Date.parse(text);
	throw usageFailure(`${option} takes a day such as 2026-11-30, or 2026-11-30T14:30:00Z, not "${text}".`);
}
