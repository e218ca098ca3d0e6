import { Problem } from "../../contract/problem.ts";
import type { NewVpnJoin } from "../../contract/vpn-join.ts";
import { createLoginRequest, type LoginRequestParts } from "../login-requests/create.ts";
import { hashOf } from "../secret.ts";
import type { VpnJoinParts } from "./vpn-join-parts.ts";

/**
 * Turns a machine's link into a login request for the account that was named.
 * @throws Problem `other-vpn` with `vpn`, `key-in-use` and what else asking for a login is refused with
 */
export async function beginJoin(
	requests: LoginRequestParts,
	{ headscale, seal }: Pick<VpnJoinParts, "headscale" | "seal">,
	{ authId, vpn, ...wish }: NewVpnJoin,
	address: string,
) {
	if (vpn !== undefined && !isSameOrigin(vpn, headscale.vpn)) throw new Problem("other-vpn", { vpn: headscale.vpn });
	const authIdHash = hashOf(authId);
	const login = { ...wish, kind: "vpn" as const, target: new URL(headscale.vpn).host };
	const made = await createLoginRequest(requests, login, address, undefined, async (trx, id) => {
		await trx
			.insertInto("vpn_join")
			.values({
				request_id: id,
				// 24 hexadecimal digits by chance: too many to be found by trying.
				auth_id_hash: authIdHash,
				sealed_auth_id: seal.close(authId, id),
				state: "waiting",
				attempts: 0,
				under_way: 0,
				unsure: 0,
			})
			.execute();
	});
	// One who asks again, because the answer got lost, means the same machine.
	const stored = await requests.storage.db
		.selectFrom("vpn_join")
		.select("auth_id_hash")
		.where("request_id", "=", made.id)
		.executeTakeFirst();
	if (stored?.auth_id_hash !== authIdHash) throw new Problem("key-in-use");
	return made;
}

/** As URLs are compared, so that case and a usual port make no difference. */
function isSameOrigin(one: string, other: string): boolean {
	return URL.canParse(one) && new URL(one).origin === other;
}
