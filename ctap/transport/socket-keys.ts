import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { KeyFailure } from "../key-failure.ts";
import type { KeySource, PluggedKey } from "./key-source.ts";
import { openSocketTransport } from "./socket-transport.ts";

/** Milliseconds between two looks at which sockets are there. */
const lookEvery = 100;

/**
 * Keys behind Unix sockets, as emulators and software keys offer themselves: plugged in for as long as the socket is
 * there, and named after its file.
 */
export function socketKeys(paths: readonly string[]): KeySource {
	return {
		watch(listener) {
			let watching = true;
			let timer: NodeJS.Timeout | undefined;
			async function look(): Promise<void> {
				const keys = await Promise.all(paths.map(keyAt));
				if (!watching) return;
				listener.present(keys.filter((key) => key !== undefined));
				timer = setTimeout(look, lookEvery);
			}
			void look();
			return () => {
				watching = false;
				clearTimeout(timer);
			};
		},
	};
}

async function keyAt(path: string): Promise<PluggedKey | undefined> {
	const socket = await stat(path).catch(() => undefined);
	if (!socket?.isSocket()) return undefined;
	return {
		// A socket that is made anew is another plug-in.
		id: `${path} ${socket.ino} ${socket.ctimeMs}`,
		name: basename(path, ".sock"),
		open: () =>
			openSocketTransport({ path }).catch((cause: unknown) => {
				throw new KeyFailure("gone", "Nothing listens on the key's socket any more.", { cause });
			}),
	};
}
