import { join } from "node:path";
import type { SecretsState } from "../launcher/interface.ts";
import { dataPath } from "./paths.ts";
import { SafeStorage } from "./safe-storage.ts";

/** The one keyring of this desktop, whose key lasts as long as the data folder does. */
export const keyringStorage = new SafeStorage(() => join(dataPath("userData"), "stand-in-keyring"));

export function setKeyring({ locked, backend, available }: SecretsState): void {
	const { keyring } = keyringStorage;
	if (locked !== undefined) keyring.isLocked = locked;
	if (available !== undefined) keyring.isAvailable = available;
	if (backend !== undefined) keyring.backend = backend as typeof keyring.backend;
}

// How it stands before the app takes its first look.
setKeyring(JSON.parse(process.env["STAND_IN_KEYRING"] ?? "{}"));
