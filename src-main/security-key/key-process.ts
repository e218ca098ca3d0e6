import process from "node:process";
import { socketKeys } from "../../ctap/transport/socket-keys.ts";
import { usbKeys } from "../../ctap/transport/usb-keys.ts";
import type { FromKeys, ToKeys } from "./key-messages.ts";
import { serveKeys } from "./serve-keys.ts";

/*
 * The process that talks to security keys, and the only one that sees a PIN for longer than it takes to pass it on. It
 * does one undertaking; the main process ends it afterwards, or at any moment before.
 */

/** What Electron gives a utility process to talk to the process that started it. */
interface ParentPort {
	on(event: "message", listener: (event: { data: ToKeys }) => void): void;
	postMessage(message: FromKeys): void;
}

const { parentPort } = process as unknown as { parentPort: ParentPort };
// biome-ignore lint/style/noProcessEnv: a process of its own, and this is its one place that reads it
const sockets = process.env["COUNTERSIGN_KEY_SOCKET"];
/** The keys on USB; or those behind the sockets that are named, for emulators, with ":" between. */
const source = sockets ? socketKeys(sockets.split(":")) : usbKeys;

const take = serveKeys(source, (message) => parentPort.postMessage(message));
parentPort.on("message", ({ data }) => take(data));
