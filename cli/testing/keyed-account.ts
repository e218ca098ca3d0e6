import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { callServer } from "../../client/call-server.ts";
import { createKeptKey, restoreDpopKey } from "../../client/kept-key.ts";
import { pairWithKey } from "../../client/pair-with-key.ts";
import type { RelyingServer } from "../../client/paired-server.ts";
import { registerKey } from "../../client/register-key.ts";
import type { Signer } from "../../client/sign-with-passkey.ts";
import type { Passkey } from "../../contract/account.ts";
import { calls } from "../../contract/calls.ts";
import { enrolKey } from "../../ctap/flows/enrol-key.ts";
import { signLogin } from "../../ctap/flows/sign-login.ts";
import { ScriptedPerson } from "../../ctap/testing/scripted-person.ts";
import type { VirtualKey } from "../../ctap/virtual-key/virtual-key.ts";
import { VirtualPorts } from "../../ctap/virtual-key/virtual-ports.ts";
import { keySurroundings } from "../../native-app/key-surroundings.ts";
import { network } from "../network.ts";

/** An account of a server on this machine, and a software key of its owner. */
export interface KeyedAccount {
	/** The server's origin. */
	readonly origin: string;
	readonly account: string;
	readonly key: VirtualKey;
	/** The key's. */
	readonly pin: string;
	/** What the key is registered as; "Key 5" where it is left out. */
	readonly name?: string;
}

/** Begins the account with a link, or gets it back, and registers the key. @param link its address, with the secret */
export async function joinByLink(
	{ origin, account, key, pin, name = "Key 5" }: KeyedAccount,
	link: string,
): Promise<Passkey> {
	const server = serverAt(origin);
	const secret = new URL(link).hash.slice(1);
	const { userId } = await callServer(server, calls.redeemInvite, { body: { secret, name: account } });
	const { passkey } = await registerKey(server, { userId, authority: { secret } }, async (options) => {
		const { residentKey } = options.authenticatorSelection;
		return { ...(await enrolKey({ ...options, residentKey }, portsWith(key), owner(pin))), name };
	});
	return passkey;
}

/** Pairs a machine with the account, and keeps that where the command line looks for it in this configuration. */
export async function pairMachine({ origin, account: who, key, pin }: KeyedAccount, config: string): Promise<void> {
	const server = serverAt(origin);
	const kept = await createKeptKey();
	const proof = await restoreDpopKey(kept, keySurroundings);
	const signer: Signer = {
		digest: keySurroundings.digest,
		sign: async (login) => (await signLogin(login, portsWith(key), owner(pin))).response,
	};
	const wish = { account: who, name: "Test", verifier: "v".repeat(43) };
	const { id, pairingToken: token, account } = await pairWithKey({ ...server, proof }, wish, signer);
	const pairings = [{ server: origin, rpId: server.rpId, account, id, token, key: kept }];
	await mkdir(join(config, "countersign"), { recursive: true });
	await writeFile(join(config, "countersign", "pairings.json"), JSON.stringify({ pairings }), { mode: 0o600 });
}

function serverAt(origin: string): RelyingServer {
	return { origin, rpId: "localhost", network };
}

function portsWith(key: VirtualKey): VirtualPorts {
	const ports = new VirtualPorts();
	ports.plugIn(key);
	return ports;
}

function owner(pin: string): ScriptedPerson {
	return new ScriptedPerson({ pins: [pin] });
}
