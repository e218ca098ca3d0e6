import { Problem } from "../../contract/problem.ts";
import { accountOf } from "../accounts/account-view.ts";
import type { Approver } from "../approver.ts";
import { hashOf, newSecret } from "../secret.ts";
import { databaseNow } from "../storage/sqlite.ts";
import type { Storage } from "../storage/storage.ts";

const ticketLifetime = 60_000;

/** The authority over one request that a paired app hands to a page: a one-use ticket, turned into a bearer token. */
export interface CeremonyTickets {
	/** A ticket for a request of the caller's own, good for a minute and once. */
	issue(caller: Approver, requestId: string): Promise<{ ticket: string; expiresAt: number }>;
	/** @throws Problem `link-ended`, alike for used, expired and unknown tickets */
	redeem(ticket: string): Promise<{ bearer: string; id: string; account: string }>;
	/** @throws Problem `token-refused` once its request has ended, or whoever made the ticket lost their authority */
	find(bearer: string): Promise<Approver>;
}

export function openCeremonyTickets(storage: Storage): CeremonyTickets {
	return {
		async issue(caller, requestId) {
			const ticket = newSecret();
			const expiresAt = storage.clock() + ticketLifetime;
			await storage.write(async (trx) => {
				await forgetEnded(trx, storage.clock());
				await trx
					.insertInto("ceremony_ticket")
					.values({
						ticket_hash: hashOf(ticket),
						request_id: requestId,
						user_id: caller.account.id,
						pairing_id: caller.pairingId ?? null,
						session_hash: caller.sessionHash ?? null,
						expires_at: expiresAt,
					})
					.execute();
			});
			return { ticket, expiresAt };
		},
		redeem: (ticket) => redeem(storage, ticket),
		find: (bearer) => find(storage, bearer),
	};
}

async function redeem(storage: Storage, ticket: string) {
	const bearer = newSecret();
	const row = await storage.write((trx) =>
		trx
			.updateTable("ceremony_ticket")
			.set({ bearer_hash: hashOf(bearer) })
			.where("ticket_hash", "=", hashOf(ticket))
			.where("bearer_hash", "is", null)
			.where("expires_at", ">", databaseNow)
			.returning("request_id")
			.executeTakeFirst(),
	);
	if (!row) throw new Problem("link-ended");
	const { account } = await find(storage, bearer);
	return { bearer, id: row.request_id, account: account.name };
}

async function find(storage: Storage, bearer: string): Promise<Approver> {
	const row = await storage.db
		.selectFrom("ceremony_ticket")
		.innerJoin("login_request", "login_request.id", "ceremony_ticket.request_id")
		.innerJoin("account", "account.id", "ceremony_ticket.user_id")
		.leftJoin("pairing", "pairing.id", "ceremony_ticket.pairing_id")
		.leftJoin("web_session", "web_session.token_hash", "ceremony_ticket.session_hash")
		.selectAll("account")
		.select(["ceremony_ticket.request_id", "ceremony_ticket.pairing_id", "ceremony_ticket.session_hash"])
		.select(["login_request.expires_at as ends_at", "login_request.settled_at"])
		.where("bearer_hash", "=", hashOf(bearer))
		.where("account.removed_at", "is", null)
		.where("account.disabled_at", "is", null)
		.where((where) => where.or([where("pairing.id", "is not", null), where("web_session.token_hash", "is not", null)]))
		.executeTakeFirst();
	// It may still read how its request ended, for as long as a page needs to show it.
	const end = row && (row.settled_at ?? row.ends_at) + 60_000;
	if (!row || (end ?? 0) <= storage.clock()) throw new Problem("token-refused");
	const madeBy = {
		...(row.pairing_id !== null && { pairingId: row.pairing_id }),
		...(row.session_hash !== null && { sessionHash: row.session_hash }),
	};
	return { account: accountOf(row), requestId: row.request_id, madeBy, expiresAt: end ?? 0 };
}

async function forgetEnded(trx: Parameters<Parameters<Storage["write"]>[0]>[0], now: number): Promise<void> {
	const ended = trx
		.selectFrom("login_request")
		.select("id")
		.where("expires_at", "<", now - 120_000);
	await trx.deleteFrom("ceremony_ticket").where("request_id", "in", ended).execute();
}
