import { registerHooks } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { type IpcName, ipcChannel } from "../../../contract/desktop/ipc-names.ts";
import { windowlessElectron } from "./windowless-electron.ts";

/*
 * Runs in the guest: the built main process of the tray app, without windows. Each line that comes in is a call of its
 * page; each line that goes out an answer or a new snapshot. PINs come as text, for lines hold no bytes.
 */

const [, , userData = ""] = process.argv;
const electron = windowlessElectron(userData, (_, snapshot) => tell({ snapshot }));
Object.assign(globalThis, { windowlessElectron: electron.module });

const names = Object.keys(electron.module).join(", ");
registerHooks({
	resolve(specifier, context, next) {
		if (specifier !== "electron") return next(specifier, context);
		const source = `export const { ${names} } = globalThis.windowlessElectron; export default globalThis.windowlessElectron;`;
		return { url: `data:text/javascript,${encodeURIComponent(source)}`, shortCircuit: true };
	},
});

function tell(word: object): void {
	process.stdout.write(`${JSON.stringify(word)}\n`);
}

await import(pathToFileURL(join(import.meta.dirname, "../../../out/main/main.js")).href);
createInterface({ input: process.stdin }).on("line", async (line) => {
	const { call, name, given, pin } = JSON.parse(line) as { call: number; name: IpcName; given: object; pin?: string };
	const bytes = pin !== undefined && { kind: "pin", pin: new TextEncoder().encode(pin) };
	tell({ call, answer: await electron.call(ipcChannel(name), bytes || given) });
});
tell({ ready: true });
