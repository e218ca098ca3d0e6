import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type ServedKey, serveOnSocket } from "../../ctap/virtual-key/serve-on-socket.ts";
import { createVirtualKey, type VirtualKey, type VirtualKeyOptions } from "../../ctap/virtual-key/virtual-key.ts";

/** A software key, as the command line finds it. */
export interface KeyForCli extends ServedKey {
	readonly key: VirtualKey;
	/** The variables that lead there. */
	readonly environment: Record<string, string>;
}

/** Serves a key under the name "Key 5" until the test has finished. */
export async function serveKey(options: VirtualKeyOptions = {}, name = "Key 5"): Promise<KeyForCli> {
	const folder = await mkdtemp(join(tmpdir(), "countersign-key-"));
	const key = createVirtualKey(options);
	const path = join(folder, `${name}.sock`);
	const served = await serveOnSocket(key, path);
	onTestFinished(async () => {
		await served.pullOut();
		await rm(folder, { recursive: true, force: true });
	});
	return { ...served, key, environment: { COUNTERSIGN_KEY_SOCKET: path } };
}
