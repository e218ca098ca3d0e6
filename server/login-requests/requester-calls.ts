import { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";
import { attemptLimit } from "../attempt-limit.ts";
import { proveOwnKey } from "../dpop/prove-own-key.ts";
import type { VerifyProof } from "../dpop/verify-proof.ts";
import { hostProofOf, provenHost } from "../hosts/proven-host.ts";
import { proofOf } from "../http/gate.ts";
import type { Mount } from "../http/mount.ts";
import { createLoginRequest, type LoginRequestParts } from "./create.ts";
import { endedState, storedState } from "./current-state.ts";
import type { ExpiryTimer } from "./expiry-timer.ts";
import { findByWaitToken, readOutcome } from "./outcome.ts";
import { settle } from "./settle.ts";
import type { OutcomeWaits } from "./wait-for-outcome.ts";

export interface RequesterParts extends LoginRequestParts {
	readonly verifyProof: VerifyProof;
	readonly waits: OutcomeWaits;
	readonly expiry: ExpiryTimer;
}

export function mountRequesterCalls(mount: Mount, parts: RequesterParts): void {
	const { storage, party, hub, waits } = parts;
	const created = attemptLimit(240);

	mount(calls.createLoginRequest, async ({ body, caller, request }) => {
		await created.count(caller.source);
		const call = proofOf(party.origin, request);
		const { thumbprint } = await proveOwnKey(parts.verifyProof, call, body.publicKey);
		const { address } = caller;
		const host = await provenHost(parts, { call, proof: hostProofOf(request), thumbprint, address });
		const made = await createLoginRequest(parts, body, address, host);
		parts.expiry.expect(Date.parse(made.expiresAt));
		return made;
	});

	mount(calls.loginOutcome, async ({ params, query, caller, reply }) => {
		const row = await findByWaitToken(parts, params.id, caller);
		if (row.state === "pending" && query.wait > 0) {
			const gone = new AbortController();
			reply.raw.once("close", () => gone.abort());
			const ended = async () => (await storedState(storage.db, params.id)) !== "pending";
			await waits.wait(params.id, query.wait, gone.signal, ended);
		}
		const outcome = await readOutcome(parts, await findByWaitToken(parts, params.id, caller));
		reply.code(outcome.state === "pending" ? 202 : 200);
		return outcome;
	});

	mount(calls.cancelLoginRequest, async ({ params, caller }) => {
		await findByWaitToken(parts, params.id, caller);
		await storage.write(async (trx, afterCommit) => {
			const now = storage.clock();
			if (await settle(trx, afterCommit, hub, { id: params.id, verb: "cancel", now })) return;
			const state = await endedState(trx, params.id);
			if (state !== "cancelled") throw new Problem("already-settled", { state });
		});
	});
}
