import { createHash } from "node:crypto";
import { Problem } from "../../contract/problem.ts";
import type { Receipt } from "../../contract/receipt.ts";
import type { AuthenticationResponse } from "../../contract/webauthn.ts";
import type { Approver } from "../approver.ts";
import { instant } from "../instant.ts";
import { readClientData } from "../passkeys/client-data.ts";
import { recordUse } from "../passkeys/record-use.ts";
import { readStoredKey } from "../passkeys/stored-key.ts";
import { type VerifiedAssertion, verifyAssertion } from "../passkeys/verify-assertion.ts";
import type { LoginRequestRow } from "../storage/schema.ts";
import { statement } from "../storage/statement.ts";
import type { LoginRequestParts } from "./create.ts";
import { endedState, storedState } from "./current-state.ts";
import { findOwn } from "./find.ts";
import { readSignedCode, type SignedCode } from "./read-code.ts";
import { settle } from "./settle.ts";
import { loginRequestOf, shownState } from "./view.ts";
import { answeredBefore, countWrongCode, type HandedIn } from "./wrong-code.ts";

type Parts = Pick<LoginRequestParts, "storage" | "party" | "hub">;

/**
 * Approves a request of the caller's own with an assertion over what was read.
 * @throws Problem `not-found`, `already-settled` with `state`, `proof-refused`, `wrong-code` with `attemptsLeft`
 */
export async function approveLoginRequest(
	parts: Parts,
	caller: Approver,
	id: string,
	response: AuthenticationResponse,
): Promise<Receipt> {
	const row = await findOwn(parts.storage, caller, id);
	const handedIn = { response, responseHash: hashResponse(response) };
	const before = await answeredBefore(parts.storage.db, id, handedIn);
	if (before) return before;
	if (row.state !== "pending") throw new Problem("already-settled", { state: shownState(row.state) });
	const { signed, verified } = await verify(parts, row, response);
	if (signed.code !== row.match_code) return countWrongCode(parts, id, { ...handedIn, verified });
	return decide(parts, row, { ...handedIn, caller, signed, verified });
}

const credentialOf = statement((db, { credentialId, userId }: { credentialId: string; userId: string | null }) =>
	db
		.selectFrom("webauthn_credential")
		.selectAll()
		.where("credential_id", "=", credentialId)
		.where("user_id", "=", userId),
);

async function verify(
	{ storage, party }: Parts,
	row: LoginRequestRow,
	response: AuthenticationResponse,
): Promise<{ signed: SignedCode; verified: VerifiedAssertion }> {
	const clientData = readClientData(response.response.clientDataJSON);
	const signed = clientData && readSignedCode(loginRequestOf(row), clientData.challenge, row.match_code);
	const credential =
		signed && (await credentialOf.first(storage.db, { credentialId: response.id, userId: row.user_id }));
	const verified = credential && (await verifyAssertion(party, credential, response, signed.challenge));
	if (verified) return { signed, verified };
	// A decision made meanwhile, by the same passkey elsewhere, moved its counter on: that is what there is to tell.
	if ((await storedState(storage.db, row.id)) !== "pending")
		throw new Problem("already-settled", { state: await endedState(storage.db, row.id) });
	throw new Problem("proof-refused");
}

interface Decision extends HandedIn {
	caller: Approver;
	signed: SignedCode;
	verified: VerifiedAssertion;
}

function decide({ storage, party, hub }: Parts, row: LoginRequestRow, decision: Decision): Promise<Receipt> {
	const { caller, response, signed, verified } = decision;
	return storage.write(async (trx, afterCommit) => {
		const now = storage.clock();
		const receipt: Receipt = {
			text: signed.text,
			credentialId: verified.credential.credential_id,
			publicKey: readStoredKey(verified.credential.passkey).jwk,
			clientDataJSON: response.response.clientDataJSON,
			authenticatorData: response.response.authenticatorData,
			signature: response.response.signature,
			origin: party.origin,
			rpId: party.rpId,
			verifiedAt: instant(now),
		};
		const settled = await settle(trx, afterCommit, hub, {
			id: row.id,
			verb: "approve",
			now,
			values: {
				settled_by: caller.account.name,
				signed_with: verified.credential.name,
				receipt_json: JSON.stringify(receipt),
			},
		});
		// Perhaps by this very response, handed in twice at once: a request that was pending still was answered to nobody.
		const before = settled ? undefined : await answeredBefore(trx, row.id, decision);
		if (before) return before;
		if (!settled) throw new Problem("already-settled", { state: await endedState(trx, row.id) });
		if (!(await recordUse(trx, verified, now))) throw new Problem("proof-refused");
		return receipt;
	});
}

/** What makes a response the same response: its credential and the bytes that were signed and signed with. */
function hashResponse({ id, response }: AuthenticationResponse): string {
	const parts = [id, response.clientDataJSON, response.authenticatorData, response.signature];
	return createHash("sha256").update(parts.join(".")).digest("base64url");
}
