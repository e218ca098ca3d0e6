import type {} from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import { accountOf } from "../accounts/account-view.ts";
import type { Approver } from "../approver.ts";
import { hashOf, newSecret } from "../secret.ts";
import type { Transaction } from "../storage/group-commit.ts";
import { statement } from "../storage/statement.ts";
import type { Storage } from "../storage/storage.ts";
import { unlessNoRoom } from "../storage/storage-problem.ts";

const idleLimit = 12 * 3_600_000;
const absoluteLimit = 7 * 24 * 3_600_000;
/** How stale `last_seen_at` may be, so that reading does not mean writing. */
const seenEvery = 60_000;

export interface SignedIn extends Approver {
	readonly sessionHash: string;
}

/** Sessions of the web app: a random token in a cookie, its hash in the database. */
export interface WebSessions {
	find(request: FastifyRequest): Promise<SignedIn | undefined>;
	/** Makes a session in `trx` and gives the function that sets its cookie once that is committed. */
	begin(trx: Transaction, userId: string): Promise<(reply: FastifyReply) => void>;
	end(session: SignedIn, reply: FastifyReply): Promise<void>;
}

/**
 * On https the `__Host-` prefix keeps other hosts from setting the cookie. Cookies do not know ports, so on localhost
 * its name does, and two servers there do not sign each other's people out.
 */
export function webSessions(storage: Storage, origin: string): WebSessions {
	const { protocol, port } = new URL(origin);
	const secure = protocol === "https:";
	const cookie = secure ? "__Host-countersign" : `countersign-${port}`;
	const options = { path: "/", httpOnly: true, sameSite: "strict", secure } as const;
	return {
		async find(request) {
			const token = request.cookies[cookie];
			return token ? findSession(storage, hashOf(token)) : undefined;
		},
		async begin(trx, userId) {
			const token = newSecret();
			const now = storage.clock();
			await trx.deleteFrom("web_session").where("expires_at", "<=", now).execute();
			await trx
				.insertInto("web_session")
				.values({
					token_hash: hashOf(token),
					user_id: userId,
					created_at: now,
					last_seen_at: now,
					expires_at: now + absoluteLimit,
				})
				.execute();
			return (reply) => reply.setCookie(cookie, token, { ...options, maxAge: absoluteLimit / 1000 });
		},
		async end(session, reply) {
			await storage.write((trx) =>
				trx.deleteFrom("web_session").where("token_hash", "=", session.sessionHash).execute(),
			);
			reply.clearCookie(cookie, options);
		},
	};
}

const liveSession = statement((db, given: { tokenHash: string; now: number; idleSince: number }) =>
	db
		.selectFrom("web_session")
		.innerJoin("account", "account.id", "web_session.user_id")
		.selectAll("account")
		.select(["web_session.last_seen_at", "web_session.expires_at"])
		.where("token_hash", "=", given.tokenHash)
		.where("account.removed_at", "is", null)
		.where("account.disabled_at", "is", null)
		.where("web_session.expires_at", ">", given.now)
		.where("web_session.last_seen_at", ">", given.idleSince),
);

async function findSession(storage: Storage, tokenHash: string): Promise<SignedIn | undefined> {
	const now = storage.clock();
	const row = await liveSession.first(storage.db, { tokenHash, now, idleSince: now - idleLimit });
	if (!row) return undefined;
	if (row.last_seen_at < now - seenEvery)
		await storage
			.write((trx) =>
				trx.updateTable("web_session").set({ last_seen_at: now }).where("token_hash", "=", tokenHash).execute(),
			)
			.catch(unlessNoRoom);
	return {
		account: accountOf(row),
		sessionHash: tokenHash,
		expiresAt: Math.min(row.expires_at, now + idleLimit),
	};
}
