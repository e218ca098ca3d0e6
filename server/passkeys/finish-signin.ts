import { createHash } from "node:crypto";
import type { Ceremony } from "../../contract/passkey-ceremony.ts";
import { Problem } from "../../contract/problem.ts";
import { signinChallengeText } from "../../contract/signin-challenge.ts";
import type { AuthenticationResponse } from "../../contract/webauthn.ts";
import type { RelyingParty } from "../relying-party.ts";
import type { AccountRow, CredentialRow } from "../storage/schema.ts";
import type { Storage } from "../storage/storage.ts";
import { takeCeremony } from "./ceremonies.ts";
import { recordUse } from "./record-use.ts";
import { SigninState } from "./start-signin.ts";
import { verifyAssertion } from "./verify-assertion.ts";

export interface ProvenSignin {
	readonly state: SigninState;
	readonly account: AccountRow;
	readonly credential: CredentialRow;
}

/**
 * Verifies that a passkey answered the ceremony, for exactly the purpose it was begun for.
 * @throws Problem `ceremony-ended`, `signin-refused`
 */
export async function finishSignin(
	storage: Storage,
	party: RelyingParty,
	finish: { ceremony: Ceremony; response: AuthenticationResponse },
): Promise<ProvenSignin> {
	const taken = await takeCeremony(storage, "signin", finish.ceremony);
	const state = SigninState.parse(taken.state);
	const found = await findCredential(storage, finish.response.id);
	if (!found || !fits(state, found.account, finish.response)) throw new Problem("signin-refused");
	const challenge = createHash("sha256")
		.update(signinChallengeText({ ...state, origin: party.origin }))
		.digest("base64url");
	const verified = await verifyAssertion(party, found.credential, finish.response, challenge);
	if (!verified) throw new Problem("signin-refused");
	const counted = await storage.write((trx) => recordUse(trx, verified, storage.clock()));
	if (!counted) throw new Problem("signin-refused");
	return { state, ...found };
}

/** Where nobody was named, the answer itself has to say whose it is (WebAuthn Level 3, section 7.2, step 6). */
function fits(state: SigninState, account: AccountRow, response: AuthenticationResponse): boolean {
	if (state.discoverable) return response.response.userHandle !== undefined;
	return state.account === account.id || state.account === account.name;
}

async function findCredential(storage: Storage, credentialId: string) {
	const credential = await storage.db
		.selectFrom("webauthn_credential")
		.selectAll()
		.where("credential_id", "=", credentialId)
		.executeTakeFirst();
	if (!credential) return undefined;
	const account = await storage.db
		.selectFrom("account")
		.selectAll()
		.where("id", "=", credential.user_id)
		.where("removed_at", "is", null)
		.where("disabled_at", "is", null)
		.executeTakeFirst();
	return account && { credential, account };
}
