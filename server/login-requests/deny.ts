import { Problem } from "../../contract/problem.ts";
import type { Approver } from "../approver.ts";
import type { LoginRequestParts } from "./create.ts";
import { endedState } from "./current-state.ts";
import { findVisible } from "./find.ts";
import { settle } from "./settle.ts";

/**
 * Denies a request; needs no passkey. Administrators may deny everybody's.
 * Denying what is denied already is no failure.
 * @throws Problem `not-found`, `already-settled` with `state`
 */
export async function denyLoginRequest(
	{ storage, hub }: Pick<LoginRequestParts, "storage" | "hub">,
	caller: Approver,
	id: string,
): Promise<void> {
	await findVisible(storage, caller, id);
	await storage.write(async (trx, afterCommit) => {
		const settled = await settle(trx, afterCommit, hub, {
			id,
			verb: "deny",
			now: storage.clock(),
			values: { settled_by: caller.account.name },
		});
		if (settled) return;
		const state = await endedState(trx, id);
		if (state !== "denied") throw new Problem("already-settled", { state });
	});
}
