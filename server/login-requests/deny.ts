import { Problem } from "../../contract/problem.ts";
import { requireAdministrator } from "../accounts/administrators.ts";
import type { Approver } from "../approver.ts";
import { markReported } from "../floods/report.ts";
import type { LoginRequestParts } from "./create.ts";
import { endedState } from "./current-state.ts";
import { findVisible } from "./find.ts";
import { settle } from "./settle.ts";

/**
 * Denies a request; needs no passkey. Administrators may deny everybody's. Denying what is denied already is no
 * failure. With `report`, which is its owner's to say, it is also reported, in the same transaction.
 * @returns until when its source stays quiet, in milliseconds, where it was reported
 * @throws Problem `not-found`, `forbidden`, `already-settled` with `state`
 */
export async function denyLoginRequest(
	parts: Pick<LoginRequestParts, "storage" | "hub" | "queueNotice">,
	caller: Approver,
	id: string,
	report = false,
): Promise<number | undefined> {
	const { storage, hub } = parts;
	const { user_id } = await findVisible(storage, caller, id);
	const mayReport = user_id === caller.account.id && caller.requestId === undefined;
	if (report && !mayReport) throw new Problem("forbidden");
	return storage.write(async (trx, afterCommit) => {
		const now = storage.clock();
		if (user_id !== caller.account.id) await requireAdministrator(trx, caller.account.id);
		const values = { settled_by: caller.account.name };
		const row = await settle(trx, afterCommit, hub, { id, verb: "deny", now, values });
		if (row) return report ? markReported(trx, afterCommit, parts, { caller, row, now }) : undefined;
		const state = await endedState(trx, id);
		if (state !== "denied" || report) throw new Problem("already-settled", { state });
		return undefined;
	});
}
