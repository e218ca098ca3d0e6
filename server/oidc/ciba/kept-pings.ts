import { z } from "zod";
import { sealUnder } from "../../seal.ts";
import { hashOf } from "../../secret.ts";
import type { ServerKeys } from "../../server-keys.ts";
import { databaseNow } from "../../storage/sqlite.ts";
import { statement } from "../../storage/statement.ts";
import type { Storage } from "../../storage/storage.ts";

/** What a ping takes: the `auth_req_id`, and the client's own token (CIBA Core 1.0, section 10.2). */
const Ping = z.object({ id: z.string(), token: z.string() });
type Ping = z.infer<typeof Ping>;

export interface KeptPings {
	seal(ping: Ping, requestId: string): string;
	/** @returns `undefined` where the client is not told, or was */
	of(authReqId: string): Promise<Ping | undefined>;
	/** All that are to go out still, each with whether its login waits. */
	all(): Promise<{ requestId: string; pending: boolean; ping: Ping }[]>;
	forget(authReqId: string): Promise<void>;
}

const select = statement((db, slot: { hash: string }) =>
	db.selectFrom("vpn_login").select(["request_id", "sealed_ping"]).where("interaction_hash", "=", slot.hash),
);

const clear = statement((db, slot: { hash: string }) =>
	db.updateTable("vpn_login").set({ sealed_ping: null }).where("interaction_hash", "=", slot.hash),
);

/**
 * Pings that are to go out, over a restart as well. They are sealed, so that neither the id nor the token stands in a
 * table of its own or a log. The key follows from the server's own, so whoever has the whole file has them, until they
 * are forgotten.
 */
export function keptPings({ db, write }: Pick<Storage, "db" | "write">, keys: Pick<ServerKeys, "mac">): KeptPings {
	const seal = sealUnder(keys.mac("ciba-ping", "1"), "ciba ping");
	const open = (sealed: string | null, requestId: string): Ping | undefined => {
		const text = sealed === null ? undefined : seal.open(sealed, requestId);
		return text === undefined ? undefined : Ping.parse(JSON.parse(text));
	};
	return {
		seal: (ping, requestId) => seal.close(JSON.stringify(ping), requestId),
		async of(authReqId) {
			const row = await select.first(db, { hash: hashOf(authReqId) });
			return row && open(row.sealed_ping, row.request_id);
		},
		async all() {
			const rows = await db
				.selectFrom("vpn_login")
				.innerJoin("login_request", "login_request.id", "vpn_login.request_id")
				.select(["request_id", "sealed_ping", "state"])
				.where("sealed_ping", "is not", null)
				.where("vpn_login.expires_at", ">", databaseNow)
				.execute();
			return rows.flatMap(({ request_id: requestId, sealed_ping, state }) => {
				const ping = open(sealed_ping, requestId);
				return ping ? [{ requestId, pending: state === "pending", ping }] : [];
			});
		},
		forget: (authReqId) => write(async (trx) => void (await clear.run(trx, { hash: hashOf(authReqId) }))),
	};
}
