import { randomBytes } from "node:crypto";
import { createKeptKey, restoreDpopKey } from "../../client/kept-key.ts";
import { pairWithKey } from "../../client/pair-with-key.ts";
import type { KeptPairing } from "../../client/paired-server.ts";
import { keySurroundings } from "../../native-app/key-surroundings.ts";
import { connectServer } from "../connect-server.ts";
import { keySigner } from "../security-key/key-signer.ts";
import type { Terminal } from "../terminal.ts";

export interface KeyPairWish {
	/** The server's origin. */
	readonly server: string;
	readonly account: string;
	/** What this device is called. */
	readonly name: string;
	readonly caFile?: string | undefined;
}

/**
 * Pairs without a browser: a security key that is registered with the account signs here, for this very pairing.
 * @throws CommandFailure, Problem, Unreachable, what `stop` was aborted with
 */
export async function pairByKey(wish: KeyPairWish, terminal: Terminal, stop: AbortSignal): Promise<KeptPairing> {
	const server = await connectServer(wish.server, { caFile: wish.caFile, signal: stop });
	const key = await createKeptKey();
	const proof = await restoreDpopKey(key, keySurroundings);
	terminal.say(`Pairing "${wish.name}" with ${wish.server} as ${wish.account}, with a key that is registered there.`);
	terminal.say(terminal.style("dim", "For another account: --account NAME."));
	const { account, name } = wish;
	const verifier = randomBytes(32).toString("base64url");
	const signer = keySigner(terminal, { deadline: undefined, ctrlC: "ends it" }, stop);
	const {
		id,
		pairingToken: token,
		account: paired,
	} = await pairWithKey({ ...server, proof }, { account, name, verifier }, signer);
	return { server: server.origin, rpId: server.rpId, account: paired, id, token, key };
}
