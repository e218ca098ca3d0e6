import { randomBytes } from "node:crypto";
import { createKeptKey, restoreDpopKey } from "../client/kept-key.ts";
import { startPairing } from "../client/pair.ts";
import type { KeptPairing } from "../client/paired-server.ts";
import { Problem } from "../contract/problem.ts";
import type { KnownServer } from "./connect-server.ts";
import { keySurroundings } from "./key-surroundings.ts";
import { pageAddress } from "./page-address.ts";

export interface AppToPair {
	/** What this device is called until the person says otherwise. */
	readonly name: string;
	/** Where the browser brings the code. */
	readonly redirectUri: string;
	/** Also ends what `tryCode` does later. */
	readonly signal: AbortSignal;
}

/** A pairing that waits for the browser to come back with its code. */
export interface BegunPairing {
	/** The page of the server that grants it. */
	readonly address: string;
	/** By this machine's clock: milliseconds since 1970. */
	readonly deadline: number;
	/**
	 * Turns the code into the pairing. Whoever brings a wrong one is not the browser that is waited for.
	 * @returns `undefined` where it is not the right one
	 * @throws Problem, Unreachable, what the `signal` was aborted with
	 */
	tryCode(code: string): Promise<KeptPairing | undefined>;
}

/**
 * Asks to be paired: the authorization of a native app as RFC 8252 has it, with the verifier of RFC 7636 and a key that
 * the pairing will be bound to.
 * @throws ForeignAddress, Problem, Unreachable, what the `signal` was aborted with
 */
export async function beginPairing(
	server: KnownServer,
	{ name, redirectUri, signal }: AppToPair,
): Promise<BegunPairing> {
	const { origin, rpId, clockOffset } = server;
	const key = await createKeptKey();
	const proof = await restoreDpopKey(key, keySurroundings);
	const verifier = randomBytes(32).toString("base64url");
	const { digest } = keySurroundings;
	const started = await startPairing({ ...server, proof }, { name, redirectUri, verifier, digest, signal });
	return {
		address: pageAddress(started.url, origin),
		deadline: Date.parse(started.expiresAt) - clockOffset,
		async tryCode(code) {
			try {
				const { id, pairingToken: token, account } = await started.redeem(code);
				return { server: origin, rpId, account, id, token, key };
			} catch (error) {
				if (error instanceof Problem && notTheCode.has(error.code)) return undefined;
				throw error;
			}
		},
	};
}

const notTheCode: ReadonlySet<string> = new Set(["link-ended", "too-many-attempts"]);
