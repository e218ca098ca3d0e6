import { createHash } from "node:crypto";
import { calls } from "../../contract/calls.ts";
import type { PublicKeyJwk } from "../../contract/public-key.ts";
import { type SigninPurpose, signinChallengeText } from "../../contract/signin-challenge.ts";
import type { AssertionFaults } from "./passkey-faults.ts";
import type { SoftwarePasskey } from "./software-passkey.ts";
import type { Caller } from "./wire-call.ts";

export interface SigningIn {
	/** An account's name or id; left out, the passkey itself says whose it is. */
	account?: string;
	purpose?: SigninPurpose;
	/** What the passkey signs for, where a test wants it to differ from what was started. */
	signedPurpose?: SigninPurpose;
	/** With `pair`: the pairing that is granted, and the thumbprint of the app's key as its page showed it. */
	pairing?: { secret: string; name: string; keyThumbprint: string };
	/** With `login`: the key that is given a token, and the thumbprint that the passkey signs for it. */
	login?: { publicKey: PublicKeyJwk; keyThumbprint: string };
}

/** Proves a passkey to the server: for a web session, a one-use proof, an access token, or to grant a pairing. */
export async function signInWith(
	session: Caller,
	passkey: SoftwarePasskey,
	{ account = "-", purpose = "session", signedPurpose = purpose, pairing, login }: SigningIn = {},
	faults?: AssertionFaults,
) {
	const params = { userId: account };
	const body = {
		purpose,
		...(pairing && { pairing: { secret: pairing.secret, name: pairing.name } }),
		...(login && { publicKey: login.publicKey }),
	};
	const started = await session.send(calls.startSignin, { params, body });
	const { id, secret, nonce } = started.ceremony;
	const text = signinChallengeText({
		origin: session.origin,
		purpose: signedPurpose,
		ceremonyId: id,
		keyThumbprint: (pairing ?? login)?.keyThumbprint,
		nonce,
	});
	const response = passkey.sign(
		{
			challenge: createHash("sha256").update(text).digest("base64url"),
			rpId: started.options.rpId,
			origin: session.origin,
		},
		faults,
	);
	return session.send(calls.finishSignin, { params, body: { ceremony: { id, secret }, response } });
}
