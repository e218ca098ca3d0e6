import { spawn } from "node:child_process";
import type { Environment } from "./terminal.ts";

/** Milliseconds after which an opener that still runs is taken for the browser itself, which some of them become. */
const patience = 3000;

/**
 * Opens an address in the system's browser.
 * @returns false where there is none, or it did not start
 */
export async function openBrowser(address: string, environment: Environment): Promise<boolean> {
	const opener = openerOf(new URL(address).href, environment);
	if (!opener) return false;
	const [program, ...words] = opener;
	return new Promise((resolve) => {
		const child = spawn(program, words, { stdio: "ignore", detached: true, windowsHide: true });
		const settle = (opened: boolean) => {
			clearTimeout(timer);
			child.unref();
			resolve(opened);
		};
		const timer = setTimeout(settle, patience, true);
		child.on("error", () => settle(false));
		child.on("exit", (code) => settle(code === 0));
	});
}

function openerOf(href: string, environment: Environment): [program: string, ...words: string[]] | undefined {
	switch (process.platform) {
		case "darwin":
			return ["open", href];
		case "win32":
			// What `start` does, without a shell that could take a part of the address for a command.
			return ["rundll32", "url.dll,FileProtocolHandler", href];
		default:
			return environment["DISPLAY"] || environment["WAYLAND_DISPLAY"] ? ["xdg-open", href] : undefined;
	}
}
