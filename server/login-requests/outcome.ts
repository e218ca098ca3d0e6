import type { AnswerOf } from "../../contract/call.ts";
import type { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";
import { isJoin } from "../headscale/join-of-request.ts";
import { hashOf, sameText } from "../secret.ts";
import type { LoginRequestRow } from "../storage/schema.ts";
import { unlessNoRoom } from "../storage/storage-problem.ts";
import { mintClaims, secondsLeft, signToken, TokenClaims } from "../tokens/access-token.ts";
import type { LoginRequestParts } from "./create.ts";
import { markCollected } from "./mark-collected.ts";
import { settle } from "./settle.ts";
import { backupEligible, receiptOf } from "./stored-receipt.ts";

/** For so long the same key may fetch its token again, because the first answer may have been lost. */
const fetchAgain = 30_000;

export type Outcome = AnswerOf<typeof calls.loginOutcome>;

/** The caller's own request, proven by its key and its wait token. @throws Problem `token-refused` */
export async function findByWaitToken(
	{ storage }: Pick<LoginRequestParts, "storage">,
	id: string,
	caller: { thumbprint: string; token: string },
): Promise<LoginRequestRow> {
	const row = await storage.db.selectFrom("login_request").selectAll().where("id", "=", id).executeTakeFirst();
	const own = row?.key_thumbprint === caller.thumbprint && sameText(row.wait_token_hash, hashOf(caller.token));
	if (!row || !own) throw new Problem("token-refused");
	return row;
}

/**
 * What became of a request, as its requester is told.
 * @throws Problem `denied`, `expired`, `cancelled`, `collected`
 */
export async function readOutcome(parts: LoginRequestParts, row: LoginRequestRow): Promise<Outcome> {
	const now = parts.storage.clock();
	if (row.state === "pending") {
		if (row.expires_at > now) return { state: "pending" };
		return readOutcome(parts, await expireRequest(parts, row, now));
	}
	// What was approved there is a machine, and no token.
	if (row.kind === "vpn" && (await isJoin(parts.storage.db, row.id))) throw new Problem("collected");
	if (row.state === "approved") return collect(parts, row);
	if (row.state !== "collected") throw new Problem(row.state);
	if ((row.collected_at ?? 0) + fetchAgain < now) throw new Problem("collected");
	return tokenAnswer(parts, row, now);
}

async function collect(parts: LoginRequestParts, row: LoginRequestRow): Promise<Outcome> {
	const { storage } = parts;
	const now = storage.clock();
	const claims = await claimsFor(parts, row, now);
	const collected = await storage.write((trx) => markCollected(trx, row, now, claims));
	if (collected) return tokenAnswer(parts, collected, now);
	// Another call of the same key was first; it is told the same.
	return readOutcome(parts, await storedRow(parts, row.id));
}

/**
 * Ends a request whose time is up. Stored before it is told: a clock that is set back must not bring to life what was
 * told to have ended.
 * @returns how it ended, which may be otherwise; Problem `expired` where that could not be stored
 */
export async function expireRequest(
	{ storage, hub }: Pick<LoginRequestParts, "storage" | "hub">,
	{ id }: LoginRequestRow,
	now: number,
): Promise<LoginRequestRow> {
	await storage
		.write((trx, afterCommit) => settle(trx, afterCommit, hub, { id, verb: "expire", now }))
		.catch(unlessNoRoom);
	const row = await storedRow({ storage }, id);
	if (row.state === "pending") throw new Problem("expired");
	return row;
}

function storedRow({ storage }: Pick<LoginRequestParts, "storage">, id: string): Promise<LoginRequestRow> {
	return storage.db.selectFrom("login_request").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

async function claimsFor(parts: LoginRequestParts, row: LoginRequestRow, now: number): Promise<TokenClaims> {
	const receipt = receiptOf(row);
	return mintClaims({
		issuer: parts.party.origin,
		subject: row.user_id ?? "",
		kind: row.kind,
		target: row.target ?? undefined,
		keyThumbprint: row.key_thumbprint,
		backupEligible: backupEligible(receipt),
		requestId: row.id,
		now,
	});
}

async function tokenAnswer(parts: LoginRequestParts, row: LoginRequestRow, now: number): Promise<Outcome> {
	const claims = TokenClaims.parse(JSON.parse(row.claims_json ?? "null"));
	return {
		state: "approved",
		accessToken: await signToken(parts.keys, parts.party.origin, claims),
		tokenType: "DPoP",
		expiresIn: secondsLeft(claims, now),
		receipt: receiptOf(row),
	};
}
