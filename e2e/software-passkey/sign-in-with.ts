import { createHash } from "node:crypto";
import { calls } from "../../contract/calls.ts";
import { type SigninPurpose, signinChallengeText } from "../../contract/signin-challenge.ts";
import type { CookieSession } from "./cookie-session.ts";
import type { AssertionFaults } from "./passkey-faults.ts";
import type { SoftwarePasskey } from "./software-passkey.ts";

export interface SigningIn {
	/** An account's name or id; left out, the passkey itself says whose it is. */
	account?: string;
	purpose?: Exclude<SigninPurpose, "login">;
	/** What the passkey signs for, where a test wants it to differ from what was started. */
	signedPurpose?: SigninPurpose;
}

/** Proves a passkey to the server: for a web session, or for a one-use proof. */
export async function signInWith(
	session: CookieSession,
	passkey: SoftwarePasskey,
	{ account = "-", purpose = "session", signedPurpose = purpose }: SigningIn = {},
	faults?: AssertionFaults,
) {
	const params = { userId: account };
	const started = await session.send(calls.startSignin, { params, body: { purpose } });
	const { id, secret, nonce } = started.ceremony;
	const text = signinChallengeText({ origin: session.origin, purpose: signedPurpose, ceremonyId: id, nonce });
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
