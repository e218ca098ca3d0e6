import { held, takeBackApprovals } from "../accounts/revoke-access.ts";
import { appendEntry } from "../audit/append-entry.ts";
import { EventHub } from "../events/event-hub.ts";
import { instant } from "../instant.ts";
import { settle } from "../login-requests/settle.ts";
import type { Transaction, Work } from "../storage/group-commit.ts";
import type { Storage } from "../storage/storage.ts";

/** How many of each were ended by a restore. */
export interface Revoked {
	readonly pairings: number;
	readonly sessions: number;
	readonly links: number;
	readonly requests: number;
}

/**
 * Ends everything in a restored database by which somebody could act. What was taken away after the backup is there
 * again, and nobody can know which of it was: so all of it goes, and comes back by a passkey.
 */
export function revokeRestored(storage: Storage, takenAt: number | undefined): Promise<Revoked> {
	return storage.write(async (trx, afterCommit) => {
		const now = storage.clock();
		const pairings = await endPairings(trx, now);
		const sessions = await trx.selectFrom("web_session").select("token_hash").execute();
		for (const table of held) await trx.deleteFrom(table).execute();
		// With the records that it belongs to, and so that no program is told of a login's end once more.
		await trx.deleteFrom("vpn_login").execute();
		const links = await endLinks(trx, now);
		const requests = await endRequests(trx, afterCommit, now);
		await giveUpDeliveries(trx);
		await trx.deleteFrom("server_value").where("name", "=", "backup-taken-at").execute();
		const revoked = { pairings, sessions: sessions.length, links, requests };
		const taken = takenAt === undefined ? null : instant(takenAt);
		const counts = Object.entries(revoked).map(([what, count]) => [what, String(count)]);
		await appendEntry(trx, {
			action: "backup-restored",
			at: now,
			personal: { taken, ...Object.fromEntries(counts) },
		});
		return revoked;
	});
}

async function endPairings(trx: Transaction, now: number): Promise<number> {
	const rows = await trx.deleteFrom("pairing").returning(["user_id", "name"]).execute();
	for (const { user_id, name } of rows)
		await appendEntry(trx, {
			action: "pairing-removed",
			at: now,
			accountId: user_id,
			personal: { name, by: "restore" },
		});
	return rows.length;
}

async function endLinks(trx: Transaction, now: number): Promise<number> {
	const rows = await trx
		.updateTable("invite")
		.set({ ended_at: now })
		.where("ended_at", "is", null)
		.where("expires_at", ">", now)
		.returning(["kind", "created_by", "recovers_user_id"])
		.execute();
	for (const { kind, created_by, recovers_user_id } of rows)
		await appendEntry(trx, {
			action: "invite-withdrawn",
			at: now,
			accountId: recovers_user_id ?? created_by ?? undefined,
			personal: { link: kind, by: "restore" },
		});
	// A host that is enrolled stays so: what it asks still needs an approval, and without it nothing on it could ask.
	await trx.updateTable("host").set({ code_hash: null, code_expires_at: null }).execute();
	return rows.length;
}

async function endRequests(trx: Transaction, afterCommit: Parameters<Work<void>>[1], now: number): Promise<number> {
	const pending = await trx
		.selectFrom("login_request")
		.select(["id", "expires_at"])
		.where("state", "=", "pending")
		.execute();
	// Nobody follows a database that no server runs on.
	const hub = new EventHub();
	for (const { id, expires_at } of pending)
		await settle(trx, afterCommit, hub, { id, verb: expires_at > now ? "cancel" : "expire", now });
	await takeBackApprovals(trx, now);
	return pending.length;
}

/** Whether they went out after the backup is not known, and a notice that comes twice frightens people. */
async function giveUpDeliveries(trx: Transaction): Promise<void> {
	await trx
		.updateTable("delivery")
		.set({ state: "given-up", next_attempt_at: null, trouble: "A backup was restored before it went out." })
		.where("state", "=", "waiting")
		.execute();
}
