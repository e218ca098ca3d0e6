import { fill } from "../text/fill.ts";
import { words } from "../words.ts";

const devices = [
	[/iPhone/, "iphone"],
	[/iPad/, "ipad"],
	[/Android/, "android"],
	[/Windows/, "windows"],
	[/Macintosh|Mac OS/, "mac"],
	[/Linux|X11|CrOS/, "linux"],
] as const;

/** A first name for a passkey, after the device that this browser says it runs on. */
export function passkeyNameFor(userAgent: string): string {
	const device = devices.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "other";
	return fill(words.join.passkeyDefault, { device: words.join.devices[device] });
}
