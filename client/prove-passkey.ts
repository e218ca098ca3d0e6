import { calculateJwkThumbprint } from "jose";
import type { FinishedSignin } from "../contract/passkey-ceremony.ts";
import type { PublicKeyJwk } from "../contract/public-key.ts";
import { answerSignin } from "./answer-signin.ts";
import type { RelyingServer } from "./paired-server.ts";
import { refuseOtherParty, type Signer } from "./sign-with-passkey.ts";

/** A pairing that waits to be granted. */
export interface PairingToGrant {
	/** What stands in the fragment of its page's address. */
	readonly secret: string;
	/** What the device is to be called. */
	readonly name: string;
	/** The key that the pairing is bound to, which is signed: RFC 7638, SHA-256, base64url. */
	readonly keyThumbprint: string;
}

/** What a passkey is to prove its owner for, and what goes with that. */
export type ProofWish =
	/** A one-use token, good for five minutes and for the pairing that asks, which changes the account's passkeys. */
	| { readonly purpose: "proof" }
	/** An access token for this key: a login that needs no approver, because the passkey itself is here. */
	| { readonly purpose: "login"; readonly publicKey: PublicKeyJwk }
	| { readonly purpose: "pair"; readonly pairing: PairingToGrant };

/**
 * Has a passkey prove its owner for one purpose, to a server whose relying party is known here.
 * @param who an account's name or id, or "-" where the passkey itself knows whose it is
 * @throws OtherServer, Problem (`signin-refused`, `ceremony-ended` and what the call says), Unreachable, what signing throws
 */
export async function provePasskey<W extends ProofWish>(
	server: RelyingServer,
	who: string,
	wish: W,
	{ sign, digest, signal }: Signer,
): Promise<FinishedSignin & { purpose: W["purpose"] }> {
	const { rpId, origin } = server;
	const signin = { who, ...(await startOf(wish)), origin, digest, signal };
	return answerSignin(server, signin, (options, challenge) => {
		refuseOtherParty(server, options);
		return sign({ rpId, origin, challenge, allowCredentials: options.allowCredentials });
	});
}

/** What is asked for, and the key that is signed with it. */
async function startOf<W extends ProofWish>(wish: W) {
	const purpose: W["purpose"] = wish.purpose;
	switch (wish.purpose) {
		case "proof":
			return { start: { purpose } };
		case "login": {
			const { publicKey } = wish;
			return { start: { purpose, publicKey }, keyThumbprint: await calculateJwkThumbprint(publicKey) };
		}
		case "pair": {
			const { secret, name, keyThumbprint } = wish.pairing;
			return { start: { purpose, pairing: { secret, name } }, keyThumbprint };
		}
	}
}
