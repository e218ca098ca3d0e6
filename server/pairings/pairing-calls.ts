import { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";
import { isAdmin } from "../approver.ts";
import { attemptLimit } from "../attempt-limit.ts";
import { proveOwnKey } from "../dpop/prove-own-key.ts";
import type { VerifyProof } from "../dpop/verify-proof.ts";
import type { StreamRegister } from "../events/stream-register.ts";
import { proofOf } from "../http/gate.ts";
import type { Mount } from "../http/mount.ts";
import type { QueueNotice } from "../notices/queue-notice.ts";
import type { RelyingParty } from "../relying-party.ts";
import type { Storage } from "../storage/storage.ts";
import { listPairings } from "./list.ts";
import { redeemPairing } from "./redeem.ts";
import { removePairing } from "./remove.ts";
import { openWish, storeWish } from "./wishes.ts";

interface Parts {
	readonly storage: Storage;
	readonly party: RelyingParty;
	readonly verifyProof: VerifyProof;
	readonly streams: StreamRegister;
	readonly queueNotice: QueueNotice;
}

export function mountPairingCalls(mount: Mount, parts: Parts): void {
	const { storage, party, verifyProof, streams } = parts;
	const asked = attemptLimit(60);

	mount(calls.startPairing, async ({ body, caller, request }) => {
		await asked.count(caller.source);
		const { thumbprint } = await proveOwnKey(verifyProof, proofOf(party.origin, request), body.publicKey);
		const { secret, expiresAt } = await storeWish(storage, body, thumbprint);
		return { url: `${party.origin}/pair#${secret}`, expiresAt };
	});

	mount(calls.lookUpPairing, async ({ body, caller }) => {
		await asked.count(caller.source);
		return openWish(storage, body.secret);
	});

	mount(calls.redeemPairing, async ({ body, caller, request }) => {
		await asked.count(caller.source);
		const { thumbprint } = await verifyProof(proofOf(party.origin, request));
		return redeemPairing(parts, { ...body, thumbprint, address: caller.address });
	});

	mount(calls.listPairings, async ({ caller, query }) => {
		if (query.scope === "all" && !isAdmin(caller)) throw new Problem("forbidden");
		return { pairings: await listPairings(storage, query.scope === "own" ? caller.account.id : undefined) };
	});

	mount(calls.removePairing, async ({ caller, params }) => {
		await removePairing(storage, streams, caller, params.id);
	});
}
