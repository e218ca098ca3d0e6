import { createHash, randomBytes } from "node:crypto";
import { calls } from "../../contract/calls.ts";
import { createRequesterKey, type RequesterKey } from "../requester/requester-key.ts";
import { linkSecret } from "../software-passkey/join-with.ts";
import { signInWith } from "../software-passkey/sign-in-with.ts";
import type { SoftwarePasskey } from "../software-passkey/software-passkey.ts";
import type { Caller } from "../software-passkey/wire-call.ts";
import { callAsPairedApp, type PairedApp } from "./paired-app.ts";
import { callWithProof } from "./proven-call.ts";

/** Where the browser is sent with the code; nobody listens there, the tests read it off the address. */
export const deadEnd = "http://127.0.0.1:49151/paired";

/** A pairing that an app has begun, and that nobody has granted yet. */
export interface BegunPairing {
	readonly origin: string;
	readonly key: RequesterKey;
	readonly verifier: string;
	/** What the page in the browser finds in its address. */
	readonly secret: string;
}

export async function beginPairing(origin: string, name = "Test laptop"): Promise<BegunPairing> {
	const [key, verifier] = [createRequesterKey(), randomBytes(32).toString("base64url")];
	const { url } = await callWithProof({ origin, key }, calls.startPairing, {
		body: {
			name,
			publicKey: key.publicKey,
			codeChallenge: createHash("sha256").update(verifier).digest("base64url"),
			redirectUri: deadEnd,
		},
	});
	return { origin, key, verifier, secret: linkSecret(url) };
}

/** Grants a pairing with a passkey, as the page in the browser does. @returns the code that the app is brought */
export async function grantPairing(
	browser: Caller,
	passkey: SoftwarePasskey,
	{ secret }: BegunPairing,
): Promise<string> {
	const { name, keyThumbprint } = await browser.send(calls.lookUpPairing, { body: { secret } });
	const granted = await signInWith(browser, passkey, { purpose: "pair", pairing: { secret, name, keyThumbprint } });
	if (granted.purpose !== "pair") throw new Error(`A pairing was answered as ${granted.purpose}.`);
	return new URL(granted.redirect).searchParams.get("code") ?? "";
}

/** What is handed in for the pairing's token; an attacker has only some of it. */
export interface Redeeming extends Pick<BegunPairing, "origin" | "key" | "verifier"> {
	readonly code: string;
}

export function redeemPairing({ origin, key, code, verifier }: Redeeming) {
	return callWithProof({ origin, key }, calls.redeemPairing, { body: { code, verifier } });
}

/** Pairs an app from its first call to its token, with somebody's passkey. */
export async function pairOverApi(browser: Caller, passkey: SoftwarePasskey, name?: string): Promise<PairedApp> {
	const begun = await beginPairing(browser.origin, name);
	const code = await grantPairing(browser, passkey, begun);
	const { id, pairingToken } = await redeemPairing({ ...begun, code });
	return callAsPairedApp({ origin: begun.origin, key: begun.key, id, token: pairingToken });
}
