import { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";
import { Receipt } from "../../contract/receipt.ts";
import { attemptLimit } from "../attempt-limit.ts";
import type { Mount } from "../http/mount.ts";
import { credentialsOf, descriptorsOf } from "../passkeys/allowed-credentials.ts";
import { ceremonyLifetime } from "../passkeys/ceremonies.ts";
import { approveLoginRequest } from "./approve.ts";
import type { LoginRequestParts } from "./create.ts";
import { denyLoginRequest } from "./deny.ts";
import { findOwn, findVisible } from "./find.ts";
import { listLoginRequests } from "./list.ts";
import { loginRequestOf } from "./view.ts";

export function mountApproverCalls(mount: Mount, parts: LoginRequestParts): void {
	const { storage, party } = parts;
	const refused = attemptLimit(20);

	mount(calls.listLoginRequests, ({ caller, query }) => listLoginRequests(storage, caller, query));

	mount(calls.loginRequest, async ({ caller, params }) =>
		loginRequestOf(await findVisible(storage, caller, params.id)),
	);

	mount(calls.loginCredentials, async ({ caller, params }) => {
		const row = await findOwn(storage, caller, params.id);
		const left = row.expires_at - storage.clock();
		return {
			rpId: party.rpId,
			origin: party.origin,
			allowCredentials: descriptorsOf(await credentialsOf(storage, caller.account.id)),
			userVerification: "required" as const,
			timeout: Math.min(ceremonyLifetime, Math.max(1000, left)),
		};
	});

	mount(calls.approveLoginRequest, async ({ caller, params, body }) => {
		await refused.check(caller.account.id);
		const receipt = await approveLoginRequest(parts, caller, params.id, body.response).catch(async (cause: unknown) => {
			if (cause instanceof Problem && cause.code === "proof-refused") await refused.count(caller.account.id);
			throw cause;
		});
		return { state: "approved" as const, receipt };
	});

	mount(calls.denyLoginRequest, async ({ caller, params }) => {
		await denyLoginRequest(parts, caller, params.id);
		return { state: "denied" as const };
	});

	mount(calls.loginReceipt, async ({ caller, params }) => {
		const { receipt_json } = await findVisible(storage, caller, params.id);
		if (receipt_json === null) throw new Problem("not-found");
		return Receipt.parse(JSON.parse(receipt_json));
	});
}
