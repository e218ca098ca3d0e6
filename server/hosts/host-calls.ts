import { calls } from "../../contract/calls.ts";
import { attemptLimit } from "../attempt-limit.ts";
import { proveOwnKey } from "../dpop/prove-own-key.ts";
import type { VerifyProof } from "../dpop/verify-proof.ts";
import { proofOf } from "../http/gate.ts";
import type { Mount } from "../http/mount.ts";
import type { RelyingParty } from "../relying-party.ts";
import type { Storage } from "../storage/storage.ts";
import { addHost } from "./add-host.ts";
import { enrolHost } from "./enrol-host.ts";
import { listHosts } from "./list-hosts.ts";
import { removeHost } from "./remove-host.ts";

interface HostParts {
	readonly storage: Storage;
	readonly party: RelyingParty;
	readonly verifyProof: VerifyProof;
}

export function mountHostCalls(mount: Mount, { storage, party, verifyProof }: HostParts): void {
	const tried = attemptLimit(60);

	mount(calls.addHost, ({ body, caller }) => addHost(storage, body, caller.account));
	mount(calls.listHosts, async () => ({ hosts: await listHosts(storage) }));
	mount(calls.removeHost, ({ params, caller }) => removeHost(storage, params, caller.account));

	mount(calls.enrolHost, async ({ body, caller, request }) => {
		await tried.count(caller.source);
		const { thumbprint } = await proveOwnKey(verifyProof, proofOf(party.origin, request), body.publicKey);
		return enrolHost(storage, { code: body.code, thumbprint, address: caller.address });
	});
}
