import type { SigningMethod } from "../../../contract/desktop/settings.ts";
import type { DesktopSnapshot } from "../../../contract/desktop/snapshot.ts";

/** In the order in which they are offered. */
export const signingMethods = ["key", "window", "browser"] as const satisfies readonly SigningMethod[];

/** The way that is taken: the one that was chosen last, or the first that this system has. */
export function signingMethod({
	settings,
	unavailable,
}: Pick<DesktopSnapshot, "settings" | "unavailable">): SigningMethod {
	if (unavailable[settings.method] === undefined) return settings.method;
	return signingMethods.find((method) => unavailable[method] === undefined) ?? "browser";
}
