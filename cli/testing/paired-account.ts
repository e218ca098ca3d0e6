import { createVirtualKey, type VirtualKeyOptions } from "../../ctap/virtual-key/virtual-key.ts";
import { joinByLink, pairMachine } from "./keyed-account.ts";
import { runCli } from "./run-cli.ts";
import { type KeyForCli, serveKey } from "./served-key.ts";
import type { SharedServer } from "./shared-server.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export const pin = "73194628";

/** An account of its own, whose owner has the key "Key 5" plugged in and this machine paired. */
export interface PairedAccount extends KeyForCli {
	/** Plugs another key in beside the first, for commands that begin afterwards. */
	another(options?: VirtualKeyOptions, name?: string): Promise<KeyForCli>;
	/** Where the command line finds the keys and the pairing. */
	readonly environment: Record<string, string>;
}

export interface AccountWishes {
	/** Of the key that is plugged in; its PIN is `pin`. */
	readonly key?: VirtualKeyOptions;
	/** The name of a second passkey, on a key that is not here. */
	readonly spare?: string;
}

export async function openPairedAccount(
	{ origin, invite, recovery }: SharedServer,
	account: string,
	{ key: options, spare }: AccountWishes = {},
): Promise<PairedAccount> {
	const config = await temporaryFolder();
	const served = await serveKey({ pin, ...options });
	const owned = { origin, account, key: served.key, pin };
	await joinByLink(owned, await invite());
	if (spare !== undefined) {
		const other = { ...owned, key: createVirtualKey({ pin }), name: spare };
		await joinByLink(other, await recovery(account, true));
	}
	await pairMachine(owned, config);
	const environment: Record<string, string> = { ...served.environment, XDG_CONFIG_HOME: config };
	return {
		...served,
		environment,
		async another(others, name = "Key 6") {
			const other = await serveKey(others, name);
			environment["COUNTERSIGN_KEY_SOCKET"] += `:${other.environment["COUNTERSIGN_KEY_SOCKET"]}`;
			return other;
		},
	};
}

/** What the account's passkeys are called, as the command line lists them. */
export async function namesOf({ environment }: Pick<PairedAccount, "environment">): Promise<string[]> {
	const { stdout } = await runCli(["keys", "list", "--json"], { environment }).ended;
	return JSON.parse(stdout).passkeys.map(({ name }: { name: string }) => name);
}
