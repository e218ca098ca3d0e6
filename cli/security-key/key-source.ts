import type { KeySource } from "../../ctap/transport/key-source.ts";
import { socketKeys } from "../../ctap/transport/socket-keys.ts";
import { usbKeys } from "../../ctap/transport/usb-keys.ts";
import type { Environment } from "../terminal.ts";

/** The keys on USB; or those behind the sockets that COUNTERSIGN_KEY_SOCKET names, for emulators, with ":" between. */
export function keySource(environment: Environment): KeySource {
	const sockets = environment["COUNTERSIGN_KEY_SOCKET"];
	return sockets ? socketKeys(sockets.split(":")) : usbKeys;
}

/**
 * True where a security key is plugged in at this moment.
 * @throws KeyFailure where the machine can not tell, what `signal` was aborted with
 */
export function hasKey(source: KeySource, signal: AbortSignal): Promise<boolean> {
	const { promise, resolve, reject } = Promise.withResolvers<boolean>();
	const abort = () => reject(signal.reason);
	signal.addEventListener("abort", abort);
	if (signal.aborted) abort();
	const stopWatching = source.watch({ present: (keys) => resolve(keys.length > 0), failed: reject });
	return promise.finally(() => {
		stopWatching();
		signal.removeEventListener("abort", abort);
	});
}
