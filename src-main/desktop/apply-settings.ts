import { nativeTheme } from "electron";
import type { Settings } from "../../contract/desktop/settings.ts";
import { startAtLogin } from "./start-at-login.ts";

/**
 * Makes the system follow what was chosen.
 * @param before absent at the start, when the system still knows
 * @param report is told where it does not
 */
export function applySettings(
	settings: Settings,
	before: Settings | undefined,
	report: (error: unknown) => void,
): void {
	nativeTheme.themeSource = settings.theme;
	if (before && before.startAtLogin !== settings.startAtLogin) startAtLogin(settings.startAtLogin).catch(report);
}
