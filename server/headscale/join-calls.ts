import { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";
import { attemptLimit } from "../attempt-limit.ts";
import { proveOwnKey } from "../dpop/prove-own-key.ts";
import { proofOf } from "../http/gate.ts";
import type { Mount } from "../http/mount.ts";
import { storedState } from "../login-requests/current-state.ts";
import { findByWaitToken } from "../login-requests/outcome.ts";
import type { RequesterParts } from "../login-requests/requester-calls.ts";
import { beginJoin } from "./begin-join.ts";
import type { VpnJoins } from "./open-vpn-joins.ts";
import { findJoin, readJoinOutcome } from "./read-join-outcome.ts";
import { removeMachine } from "./remove-machine.ts";
import { joinWait } from "./vpn-join-parts.ts";

/** Calls of whoever lets a machine into the VPN; without a VPN they refuse. */
export function mountVpnCalls(mount: Mount, parts: RequesterParts, joins: VpnJoins | undefined): void {
	const { storage, party, waits, hub } = parts;
	const created = attemptLimit(240);

	mount(calls.vpn, async () => (joins ? { address: joins.headscale.vpn } : {}));

	mount(calls.joinVpn, async ({ body, caller, request }) => {
		await created.count(caller.source);
		await proveOwnKey(parts.verifyProof, proofOf(party.origin, request), body.publicKey);
		if (!joins) throw new Problem("no-vpn");
		const made = await beginJoin(parts, joins, body, caller.address);
		parts.expiry.expect(Date.parse(made.expiresAt));
		return made;
	});

	mount(calls.vpnJoinOutcome, async ({ params, query, caller, reply }) => {
		const row = await findByWaitToken(parts, params.id, caller);
		const gone = new AbortController();
		reply.raw.once("close", () => gone.abort());
		if (row.state === "pending") {
			const decided = async () => (await storedState(storage.db, row.id)) !== "pending";
			await waits.wait(row.id, query.wait, gone.signal, decided);
		} else if (row.state === "approved" || row.state === "collected") {
			const done = async () => ((await findJoin(storage, row.id))?.done_at ?? null) !== null;
			await waits.wait(joinWait(row.id), query.wait, gone.signal, done);
		}
		const outcome = await readJoinOutcome({ storage, hub }, await findByWaitToken(parts, params.id, caller));
		reply.code(outcome.state === "pending" || outcome.state === "registering" ? 202 : 200);
		return outcome;
	});

	mount(calls.removeJoined, async ({ params, caller }) => {
		const row = await findByWaitToken(parts, params.id, caller);
		if (!joins) throw new Problem("removal-over");
		await removeMachine(joins, row.id);
	});
}
