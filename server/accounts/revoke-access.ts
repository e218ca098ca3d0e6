import type { EventHub } from "../events/event-hub.ts";
import type { StreamRegister } from "../events/stream-register.ts";
import { settle } from "../login-requests/settle.ts";
import { transitions } from "../login-requests/states.ts";
import type { Transaction } from "../storage/group-commit.ts";

type AfterCommit = (publish: () => void) => void;

/** What belongs to whoever is signed in as an account, and not to the account itself. */
const held = ["web_session", "pairing", "pairing_wish", "proof", "ceremony_ticket", "webauthn_state"] as const;

/** For so long an approval can be collected, or its token fetched once more. */
const collectable = 10 * 60_000;

/** What was approved and not collected yet counts as collected, and its token is given to nobody. */
async function takeBackApprovals(trx: Transaction, userId: string, now: number): Promise<void> {
	await trx
		.updateTable("login_request")
		.set({ state: transitions.collect.to, collected_at: 0 })
		.where("user_id", "=", userId)
		.where("state", "in", [transitions.collect.from, transitions.collect.to])
		.where("settled_at", ">", now - collectable)
		.execute();
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
	await takeBackApprovals(trx, userId, now);
	afterCommit(() => streams.closeWhere((stream) => stream.accountId === userId));
}
