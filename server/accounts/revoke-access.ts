import type { EventHub } from "../events/event-hub.ts";
import type { StreamRegister } from "../events/stream-register.ts";
import { settle } from "../login-requests/settle.ts";
import { transitions } from "../login-requests/states.ts";
import type { AfterCommit, Transaction } from "../storage/group-commit.ts";

/** What belongs to whoever is signed in as an account, and not to the account itself. */
export const held = [
	"web_session",
	"pairing",
	"pairing_wish",
	"proof",
	"ceremony_ticket",
	"webauthn_state",
	"oidc_record",
] as const;

/** For so long an approval can be collected, or its token fetched once more. */
const collectable = 10 * 60_000;

/**
 * What was approved and not collected yet counts as collected, and its token is given to nobody.
 * @param userId whose; everybody's without it
 */
export async function takeBackApprovals(trx: Transaction, now: number, userId?: string): Promise<void> {
	const update = trx
		.updateTable("login_request")
		.set({ state: transitions.collect.to, collected_at: 0 })
		.where("state", "in", [transitions.collect.from, transitions.collect.to])
		.where("settled_at", ">", now - collectable);
	await (userId === undefined ? update : update.where("user_id", "=", userId)).execute();
}

/**
 * Takes from an account everything by which somebody could still act as it, ends what waits for its answer, and
 * closes its streams as soon as that is committed. Its passkeys and links are not touched.
 */
export async function revokeAccess(
	trx: Transaction,
	afterCommit: AfterCommit,
	{ hub, streams }: { hub: EventHub; streams: StreamRegister },
	{ userId, now }: { userId: string; now: number },
): Promise<void> {
	for (const table of held) await trx.deleteFrom(table).where("user_id", "=", userId).execute();
	const pending = await trx
		.selectFrom("login_request")
		.select("id")
		.where("user_id", "=", userId)
		.where("state", "=", "pending")
		.execute();
	for (const { id } of pending) await settle(trx, afterCommit, hub, { id, verb: "cancel", now });
	await takeBackApprovals(trx, now, userId);
	afterCommit(() => streams.closeWhere((stream) => stream.accountId === userId));
}
