import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { KeyOwner } from "../../desktop/key-owner.ts";
import type { KeyVisit } from "./visit-watch.ts";

/** Somebody's security key, plugged in. */
export interface OwnersKey {
	/** The Unix socket that it listens on. */
	readonly path: string;
	/** What leads the app there. */
	readonly env: Record<string, string>;
	/** What was done with it since this was last asked; absent where nothing was. */
	takeVisit(): Promise<KeyVisit | undefined>;
	stop(): Promise<void>;
}

/** Signatures that the owner may have made since the key was saved: a server takes no count that it has seen. */
const signedSince = 1000;

/**
 * Plugs in the key that was saved with its owner, who grants nothing any more once it was used.
 * @param folder Where its socket may stand.
 */
export async function plugIn({ saved }: KeyOwner, folder: string): Promise<OwnersKey> {
	const path = join(folder, "Desk key.sock");
	const kept = JSON.stringify({ ...saved, signatureCounter: saved.signatureCounter + signedSince });
	const child = fork(new URL("./serve-owners-key.ts", import.meta.url), [path, kept]);
	const ended = once(child, "exit").then(([code]): never => {
		throw new Error(`The key's process ended with ${code}.`);
	});
	// It does, once it is told to.
	ended.catch(() => undefined);
	const answer = async () => (await Promise.race([once(child, "message"), ended]))[0];
	await answer();
	return {
		path,
		env: { COUNTERSIGN_KEY_SOCKET: path },
		async takeVisit() {
			child.send("take");
			return ((await answer()) as { visit?: KeyVisit }).visit;
		},
		async stop() {
			child.disconnect();
			await ended.catch(() => undefined);
		},
	};
}
