import { launchElectron } from "./electron.ts";
import type { Desktop, DesktopKind, LaunchOptions } from "./interface.ts";
import { launchStandIn } from "./stand-in.ts";

/** Which runtime the tests meet, for reports. */
export const chosenRuntime: DesktopKind = process.env["COUNTERSIGN_ELECTRON"] === "1" ? "electron" : "stand-in";

/** Starts the built app: on a real Electron where one is asked for, else on the stand-in. */
export function launch(options: LaunchOptions): Promise<Desktop> {
	return chosenRuntime === "electron" ? launchElectron(options) : launchStandIn(options);
}
