import { hashOf } from "../../secret.ts";
import type { Transaction } from "../../storage/group-commit.ts";

/** Keeps which login request answers what a client asked for; another takes the place of the one before. */
export async function pointAtLogin(
	trx: Transaction,
	asked: { readonly id: string; readonly expiresAt: number },
	requestId: string,
): Promise<void> {
	const answer = { request_id: requestId, expires_at: asked.expiresAt };
	await trx
		.insertInto("vpn_login")
		.values({ interaction_hash: hashOf(asked.id), ...answer })
		.onConflict((conflict) => conflict.column("interaction_hash").doUpdateSet(answer))
		.execute();
}
