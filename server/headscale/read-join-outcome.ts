import type { AnswerOf } from "../../contract/call.ts";
import type { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";
import { instant } from "../instant.ts";
import { expireRequest } from "../login-requests/outcome.ts";
import type { LoginRequestRow } from "../storage/schema.ts";
import type { VpnJoinRow } from "../storage/vpn-tables.ts";
import { removable } from "./remove-machine.ts";
import type { VpnJoinParts } from "./vpn-join-parts.ts";

export type JoinOutcome = AnswerOf<typeof calls.vpnJoinOutcome>;

/**
 * What became of a machine, as its asker is told.
 * @throws Problem `denied`, `expired`, `cancelled`; `token-refused` where the request is for no machine
 */
export async function readJoinOutcome(
	{ storage, hub }: Pick<VpnJoinParts, "storage" | "hub">,
	row: LoginRequestRow,
): Promise<JoinOutcome> {
	const now = storage.clock();
	const current =
		row.state === "pending" && row.expires_at <= now ? await expireRequest({ storage, hub }, row, now) : row;
	if (current.state === "pending") return { state: "pending" };
	if (current.state !== "approved" && current.state !== "collected") throw new Problem(current.state);
	const join = await findJoin(storage, row.id);
	if (!join) throw new Problem("token-refused");
	return outcomeOf(join, now);
}

export function findJoin({ db }: VpnJoinParts["storage"], requestId: string): Promise<VpnJoinRow | undefined> {
	return db.selectFrom("vpn_join").selectAll().where("request_id", "=", requestId).executeTakeFirst();
}

function outcomeOf(join: VpnJoinRow, now: number): JoinOutcome {
	const node = join.node_name === null ? {} : { node: join.node_name };
	switch (join.state) {
		case "registered":
			return {
				state: "registered",
				...node,
				removableUntil: instant((join.done_at ?? 0) + removable),
				now: instant(now),
			};
		case "removed":
			return { state: "removed", ...node };
		case "failed": {
			const user = join.vpn_user === null ? {} : { user: join.vpn_user };
			return { state: "failed", reason: join.reason ?? "refused", ...user };
		}
		default:
			return { state: "registering" };
	}
}
