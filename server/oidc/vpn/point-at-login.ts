import { hashOf } from "../../secret.ts";
import type { Transaction } from "../../storage/group-commit.ts";
import type { LoginFlow } from "../../storage/oidc-tables.ts";
import { databaseNow } from "../../storage/sqlite.ts";
import { statement } from "../../storage/statement.ts";

/** What a client asked for, and that waits for an answer. */
export interface Waiting {
	/** Of the interaction, or of the backchannel request. */
	readonly id: string;
	readonly clientId: string;
	readonly flow: LoginFlow;
	/** Where its browser goes back to; the other flows have none. */
	readonly redirectUri?: string | undefined;
	/** What its client is told of the end with, where it is told. */
	readonly sealedPing?: string | undefined;
	/** When it ends, in milliseconds. */
	readonly expiresAt: number;
}

/**
 * Keeps which login request answers what a client asked for; another takes the place of the one before. What has expired
 * goes by the way.
 */
export async function pointAtLogin(
	trx: Transaction,
	{ id, clientId, flow, redirectUri, sealedPing, expiresAt }: Waiting,
	requestId: string,
): Promise<void> {
	await forget.run(trx, {});
	const whose = { client_id: clientId, flow, redirect_uri: redirectUri ?? null, sealed_ping: sealedPing ?? null };
	await point.run(trx, { hash: hashOf(id), request_id: requestId, ...whose, expires_at: expiresAt });
}

const forget = statement((db, _: object) => db.deleteFrom("vpn_login").where("expires_at", "<=", databaseNow));

interface Answer {
	readonly request_id: string;
	readonly client_id: string;
	readonly flow: LoginFlow;
	readonly redirect_uri: string | null;
	readonly sealed_ping: string | null;
	readonly expires_at: number;
}

const point = statement((db, slot: Answer & { hash: string }) => {
	const { request_id, client_id, flow, redirect_uri, sealed_ping, expires_at } = slot;
	const answer = { request_id, client_id, flow, redirect_uri, sealed_ping, expires_at };
	return db
		.insertInto("vpn_login")
		.values({ interaction_hash: slot.hash, ...answer })
		.onConflict((conflict) => conflict.column("interaction_hash").doUpdateSet(answer));
});
