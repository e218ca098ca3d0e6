import { createHash } from "node:crypto";
import type { Ceremony } from "../../contract/passkey-ceremony.ts";
import { Problem } from "../../contract/problem.ts";
import { signinChallengeText } from "../../contract/signin-challenge.ts";
import type { AuthenticationResponse } from "../../contract/webauthn.ts";
import { standingAccounts } from "../accounts/standing-accounts.ts";
import { appendEntry } from "../audit/append-entry.ts";
import type { RelyingParty } from "../relying-party.ts";
import type { Transaction } from "../storage/group-commit.ts";
import type { AccountRow, CredentialRow } from "../storage/schema.ts";
import type { Storage } from "../storage/storage.ts";
import { takeCeremony } from "./ceremonies.ts";
import { recordUse } from "./record-use.ts";
import { SigninState } from "./start-signin.ts";
import { verifyAssertion } from "./verify-assertion.ts";

interface Found {
	readonly account: AccountRow;
	readonly credential: CredentialRow;
}

export interface SigninFinish {
	/** As whom it was begun. */
	who: string;
	ceremony: Ceremony;
	response: AuthenticationResponse;
	/** Where the call came from, for the log. */
	address?: string | undefined;
}

export interface ProvenSignin extends Found {
	readonly state: SigninState;
}

/**
 * Verifies that a passkey answered the ceremony, for exactly the purpose it was begun for.
 * @throws Problem `ceremony-ended`, `signin-refused`
 */
export async function finishSignin(storage: Storage, party: RelyingParty, finish: SigninFinish): Promise<ProvenSignin> {
	const taken = await takeCeremony(storage, "signin", finish.ceremony);
	const state = SigninState.parse(taken.state);
	if (state.who !== finish.who) throw new Problem("ceremony-ended");
	const found = await findCredential(storage, finish.response.id);
	if (!found || !fits(state, found.account, finish.response)) throw new Problem("signin-refused");
	const challenge = createHash("sha256")
		.update(signinChallengeText({ ...state, origin: party.origin }))
		.digest("base64url");
	const verified = await verifyAssertion(party, found.credential, finish.response, challenge);
	if (!verified) throw new Problem("signin-refused");
	await storage.write(async (trx) => {
		const now = storage.clock();
		if (!(await stillStands(trx, found)) || !(await recordUse(trx, verified, now))) throw new Problem("signin-refused");
		if (state.purpose === "login") await auditLogin(trx, found, { now, address: finish.address });
	});
	return { state, ...found };
}

/** Where nobody was named, the answer itself has to say whose it is (WebAuthn Level 3, section 7.2, step 6). */
function fits(state: SigninState, account: AccountRow, response: AuthenticationResponse): boolean {
	if (state.owner !== undefined) return state.owner === account.id;
	if (state.who === "-") return response.response.userHandle !== undefined;
	return state.who === account.id || state.who === account.name;
}

/** The account may have been switched off or removed while its passkey's answer was looked at. */
async function stillStands(trx: Transaction, { account }: Found): Promise<boolean> {
	const row = await standingAccounts(trx).select("id").where("id", "=", account.id).executeTakeFirst();
	return row !== undefined;
}

/** A login that needs no approver is a decision all the same. */
function auditLogin(
	trx: Transaction,
	{ account, credential }: Found,
	{ now, address }: { now: number; address: string | undefined },
): Promise<void> {
	const personal = { account: account.name, address, signed_with: credential.name };
	return appendEntry(trx, { action: "login-by-key", at: now, accountId: account.id, personal });
}

async function findCredential(storage: Storage, credentialId: string): Promise<Found | undefined> {
	const credential = await storage.db
		.selectFrom("webauthn_credential")
		.selectAll()
		.where("credential_id", "=", credentialId)
		.executeTakeFirst();
	if (!credential) return undefined;
	const account = await standingAccounts(storage.db)
		.selectAll()
		.where("id", "=", credential.user_id)
		.executeTakeFirst();
	return account && { credential, account };
}
