import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const installed = join(import.meta.dirname, "../../node_modules/electron");

/** What to do where there is no runtime; it does not come with `npm ci`. */
export const howToFetch = "Electron's runtime is not here. Fetch it once (some 120 MB): npx install-electron";

/**
 * The Electron program of this checkout, looked for without fetching it: the package's own way downloads what is missing.
 * @param override a folder to look in instead, as Electron's own tools take it
 * @returns `undefined` where there is none
 */
export function findElectron(override: string | undefined, folder = installed): string | undefined {
	const pathFile = join(folder, "path.txt");
	const name = existsSync(pathFile) ? readFileSync(pathFile, "utf8").trim() : undefined;
	if (name === undefined && !override) return undefined;
	const program = join(override || join(folder, "dist"), name ?? "electron");
	return existsSync(program) ? program : undefined;
}

/** Whether there is a screen to show a tray on. */
export function hasDisplay(
	platform: NodeJS.Platform,
	environment: Readonly<Record<string, string | undefined>>,
): boolean {
	return platform !== "linux" || Boolean(environment["DISPLAY"] || environment["WAYLAND_DISPLAY"]);
}
