import { Problem } from "../../contract/problem.ts";
import { HeadscaleTrouble } from "./headscale-trouble.ts";
import { joinsOfRequests } from "./join-of-request.ts";
import { auditJoin } from "./record-end.ts";
import type { VpnJoinParts } from "./vpn-join-parts.ts";

/** Milliseconds in which a machine that was let in can be taken back. */
export const removable = 60_000;

/**
 * Takes a machine out of the VPN again. Once more it changes nothing.
 * @throws Problem `removal-over`, `vpn-failed` with `reason`
 */
export async function removeMachine(
	{ storage, api, failed }: Pick<VpnJoinParts, "storage" | "api" | "failed">,
	requestId: string,
): Promise<void> {
	const join = await joinsOfRequests(storage.db).where("request_id", "=", requestId).executeTakeFirst();
	if (join?.state === "removed") return;
	const over = join?.state !== "registered" || (join.done_at ?? 0) + removable < storage.clock();
	if (over || join.node_id === null) throw new Problem("removal-over");
	await api.remove(join.node_id).catch((cause: unknown) => {
		if (!(cause instanceof HeadscaleTrouble)) throw cause;
		failed(cause.message);
		throw new Problem("vpn-failed", { reason: cause.reason, cause });
	});
	await storage.write(async (trx) => {
		const row = await trx
			.updateTable("vpn_join")
			.set({ state: "removed" })
			.where("request_id", "=", requestId)
			.where("state", "=", "registered")
			.returning("request_id")
			.executeTakeFirst();
		if (row) await auditJoin(trx, "machine-removed", storage.clock(), join, { node: join.node_name });
	});
}
