import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveOnSocket } from "../../ctap/virtual-key/serve-on-socket.ts";
import { createVirtualKey } from "../../ctap/virtual-key/virtual-key.ts";
import { startServer } from "../start/start-server.ts";
import { castOf } from "./cast.ts";
import { drawCast } from "./draw-cast.ts";
import { playTerminal } from "./play-terminal.ts";

// Draws docs/screenshots/terminal-approve.svg: one login, from the screen that asks to the key that says yes.

const pictures = join(import.meta.dirname, "../../docs/screenshots");
const pin = "739154";
/** Milliseconds in which a hand finds the key. */
const reach = 1200;

const folder = await mkdtemp(join(tmpdir(), "countersign-cast-"));
const key = createVirtualKey({
	async presence(_, signal) {
		const { promise, resolve } = Promise.withResolvers<"touched">();
		const timer = setTimeout(() => resolve("touched"), reach);
		signal.addEventListener("abort", () => clearTimeout(timer));
		return promise;
	},
});
const socket = join(folder, "YubiKey 5C.sock");
const served = await serveOnSocket(key, socket);
const server = await startServer();
try {
	const environment = {
		COUNTERSIGN_KEY_SOCKET: socket,
		COUNTERSIGN_SERVER: server.origin,
		COUNTERSIGN_ACCOUNT: "alice",
		XDG_CONFIG_HOME: folder,
	};
	const joining = playTerminal(["keys", "add", "--invite", server.setupLink, "--account", "alice"], environment);
	await joining.sees("New PIN: ");
	await joining.types(`${pin}\r`);
	await joining.sees("The same again: ");
	await joining.types(`${pin}\r`);
	await joining.ended;
	const pairing = playTerminal(["pair", "--key"], environment);
	await pairing.sees("PIN of YubiKey 5C");
	await pairing.types(`${pin}\r`);
	await pairing.ended;

	const { COUNTERSIGN_KEY_SOCKET: _, ...withoutKey } = environment;
	const asking = playTerminal(["login"], withoutKey, "server01 $ ", { folder, file: "token" });
	const [, code = ""] = await asking.sees(/Match code\s+(\d\d)/);
	const approving = playTerminal(["approve"], environment, "laptop $ ");
	await approving.sees("asking screen: ");
	await approving.types(`${code}\r`);
	await approving.sees("PIN of YubiKey 5C: ");
	await approving.types(`${pin}\r`);
	await Promise.all([approving.ended, asking.ended]);
	const columns = 80;
	const frames = castOf([asking.written, approving.written], columns);
	const picture = drawCast(frames, {
		titles: ["The box that asks", "Your laptop, with your security key"],
		columns,
		rows: 19,
		description:
			"A login asked for in one terminal is read in another, and approved there with the two digits, the PIN of a security key and a touch.",
	});
	await writeFile(join(pictures, "terminal-approve.svg"), picture);
} finally {
	await served.pullOut();
	await server.stop();
	await rm(folder, { recursive: true, force: true });
}
