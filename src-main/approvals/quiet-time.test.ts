import { expect, test } from "vitest";
import { defaultSettings } from "../settings/default-settings.ts";
import { isQuiet } from "./quiet-time.ts";

const at = (hour: number, minute = 0) => new Date(2026, 10, 21, hour, minute);
const hours = (from: string, to: string, on = true) => ({ ...defaultSettings("linux"), quietHours: { on, from, to } });

test("the switch is enough by itself", () => {
	expect(isQuiet(defaultSettings("linux"), at(3))).toBe(false);
	expect(isQuiet({ ...defaultSettings("linux"), doNotDisturb: true }, at(12))).toBe(true);
});

test("hours hold from their first minute to before their last", () => {
	const settings = hours("12:00", "13:30");
	expect([at(11, 59), at(12), at(13, 29), at(13, 30)].map((time) => isQuiet(settings, time))).toEqual([
		false,
		true,
		true,
		false,
	]);
	expect(isQuiet(hours("12:00", "13:30", false), at(12, 30))).toBe(false);
});

test("hours may span midnight, and be the whole day", () => {
	expect([at(21, 59), at(22), at(0), at(6, 59), at(7)].map((time) => isQuiet(hours("22:00", "07:00"), time))).toEqual([
		false,
		true,
		true,
		true,
		false,
	]);
	expect(isQuiet(hours("08:00", "08:00"), at(3))).toBe(true);
});
