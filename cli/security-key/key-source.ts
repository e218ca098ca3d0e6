import type { KeySource } from "../../ctap/transport/key-source.ts";
import { socketKeys } from "../../ctap/transport/socket-keys.ts";
import { usbKeys } from "../../ctap/transport/usb-keys.ts";
import type { Environment } from "../terminal.ts";

/** The keys on USB; or those behind the sockets that COUNTERSIGN_KEY_SOCKET names, for emulators, with ":" between. */
export function keySource(environment: Environment): KeySource {
	const sockets = environment["COUNTERSIGN_KEY_SOCKET"];
	return sockets ? socketKeys(sockets.split(":")) : usbKeys;
}
