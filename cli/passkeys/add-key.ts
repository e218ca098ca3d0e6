import { addOwnPasskey } from "../../client/own-passkeys.ts";
import type { KeptPairing, PairedServer } from "../../client/paired-server.ts";
import type { Passkey } from "../../contract/account.ts";
import { beyondRecall, type Standing } from "../run-stoppable.ts";
import { keyCreator } from "../security-key/key-creator.ts";
import { keySigner } from "../security-key/key-signer.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible-text.ts";
import { changeablePasskeys } from "./changeable-passkeys.ts";
import { explainPasskeyTrouble } from "./explain-passkey-trouble.ts";
import { nameOfKey, refuseNameInUse } from "./passkey-name.ts";

/** Who adds a key, and with what name; without one the key is called as its maker calls it. */
export interface KeyToAdd {
	readonly server: PairedServer;
	readonly pairing: KeptPairing;
	readonly name: string | undefined;
}

/**
 * Registers another security key with the paired account: one that is registered signs, then the new one is made.
 * @throws CommandFailure, Problem, Unreachable, what `stop` was aborted with
 */
export async function addKey(
	{ server, pairing, name }: KeyToAdd,
	terminal: Terminal,
	standing: Standing,
	stop: AbortSignal,
): Promise<Passkey> {
	const { account } = pairing;
	const passkeys = await changeablePasskeys(server, account, stop);
	if (name !== undefined) refuseNameInUse(name, passkeys);
	const taken = passkeys.map((passkey) => passkey.name);
	terminal.say(`Adding a security key to ${account} at ${visible(server.origin)}.`);
	terminal.say("1 of 2: a key that is registered already proves who you are.");
	const create = keyCreator(
		terminal,
		{
			ctrlC: "adds nothing",
			nameIt: (product) => name ?? nameOfKey(product, taken),
			onFirstPin: (key) => keepsFirstPin(standing, key),
		},
		stop,
	);
	try {
		const signer = keySigner(terminal, { deadline: undefined, ctrlC: "adds nothing" }, stop);
		return await addOwnPasskey(server, { account, attestation: "direct" }, signer, async (key) => {
			terminal.say("2 of 2: the new key. It may take the place of the other one.");
			const created = await create(key);
			beyondRecall(standing);
			return created;
		});
	} catch (error) {
		throw explainPasskeyTrouble(error, pairing);
	}
}

/** The one thing that stays of a key that was not added. */
export function keepsFirstPin(standing: Standing, key: string): void {
	standing.words += ` ${visible(key)} keeps its new PIN.`;
}
