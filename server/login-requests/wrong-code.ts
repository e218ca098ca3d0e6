import { Problem } from "../../contract/problem.ts";
import { Receipt } from "../../contract/receipt.ts";
import type { AuthenticationResponse } from "../../contract/webauthn.ts";
import { recordUse } from "../passkeys/record-use.ts";
import type { VerifiedAssertion } from "../passkeys/verify-assertion.ts";
import { databaseNow } from "../storage/sqlite.ts";
import { type Runs, statement } from "../storage/statement.ts";
import type { LoginRequestParts } from "./create.ts";
import { endedState } from "./current-state.ts";
import { settle } from "./settle.ts";

/** A response, by its hash and by what a receipt keeps of it. */
export interface HandedIn {
	readonly responseHash: string;
	readonly response: AuthenticationResponse;
}

/**
 * The identical response gets the answer it got before and costs nothing: a lost reply must not cost an attempt.
 * @returns the receipt, where this response was the approval
 * @throws Problem `wrong-code`, where it was a wrong code
 */
export async function answeredBefore(
	db: Runs,
	id: string,
	{ responseHash, response: { response } }: HandedIn,
): Promise<Receipt | undefined> {
	const row = await answers.first(db, { id, responseHash });
	if (row && row.attempts_left !== null) throw new Problem("wrong-code", { attemptsLeft: row.attempts_left });
	if (!row?.receipt_json) return undefined;
	const receipt = Receipt.parse(JSON.parse(row.receipt_json));
	const same = receipt.signature === response.signature && receipt.clientDataJSON === response.clientDataJSON;
	return same ? receipt : undefined;
}

const answers = statement((db, { id, responseHash }: { id: string; responseHash: string }) =>
	db
		.selectFrom("login_request")
		.leftJoin("wrong_code", (join) =>
			join.onRef("request_id", "=", "login_request.id").on("response_hash", "=", responseHash),
		)
		.select(["receipt_json", "wrong_code.attempts_left"])
		.where("login_request.id", "=", id),
);

/** A fully verified assertion for other digits: the first costs an attempt, the second denies. Always throws. */
export async function countWrongCode(
	{ storage, hub }: Pick<LoginRequestParts, "storage" | "hub">,
	id: string,
	wrong: HandedIn & { verified: VerifiedAssertion },
): Promise<never> {
	const attemptsLeft = await storage.write(async (trx, afterCommit) => {
		// Once more, because the same response may have been handed in twice at once.
		await answeredBefore(trx, id, wrong);
		const now = storage.clock();
		const counted = await trx
			.updateTable("login_request")
			.set((set) => ({ attempts_left: set("attempts_left", "-", 1) }))
			.where("id", "=", id)
			.where("state", "=", "pending")
			.where("expires_at", ">", databaseNow)
			.where("attempts_left", ">", 0)
			.returning("attempts_left")
			.executeTakeFirst();
		if (!counted) throw new Problem("already-settled", { state: await endedState(trx, id) });
		if (!(await recordUse(trx, wrong.verified, now))) throw new Problem("proof-refused");
		await trx
			.insertInto("wrong_code")
			.values({ request_id: id, response_hash: wrong.responseHash, attempts_left: counted.attempts_left })
			.execute();
		if (counted.attempts_left === 0)
			await settle(trx, afterCommit, hub, { id: id, verb: "deny", now, values: { reason: "wrong-code" } });
		return counted.attempts_left;
	});
	throw new Problem("wrong-code", { attemptsLeft });
}
