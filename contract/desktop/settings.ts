import { z } from "zod";

/** A minute of the day, here. */
const ClockMinute = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What reaches the passkey that signs: a key on this machine, a window of the app, or the system's browser. */
export const SigningMethod = z.enum(["key", "window", "browser"]);
export type SigningMethod = z.infer<typeof SigningMethod>;

const Theme = z.enum(["system", "light", "dark"]);

/** The hours in which nothing pops up; what waits is counted all the same. */
export const QuietHours = z.strictObject({ on: z.boolean(), from: ClockMinute, to: ClockMinute });
export type QuietHours = z.infer<typeof QuietHours>;

/** What the person chose in the tray app. */
export const Settings = z.strictObject({
	notifications: z.boolean(),
	/** Whether the window shows a new login by itself; it takes no focus in any case. */
	opensByItself: z.boolean(),
	doNotDisturb: z.boolean(),
	quietHours: QuietHours,
	startAtLogin: z.boolean(),
	theme: Theme,
	method: SigningMethod,
});
export type Settings = z.infer<typeof Settings>;

export const ChangedSettings = Settings.partial();
export type ChangedSettings = z.infer<typeof ChangedSettings>;
