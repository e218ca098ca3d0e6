import { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";
import { Receipt } from "../../contract/receipt.ts";
import type { Approver } from "../approver.ts";
import { attemptLimit } from "../attempt-limit.ts";
import type { CeremonyTickets } from "../ceremony-tickets/tickets.ts";
import type { Mount } from "../http/mount.ts";
import { instant } from "../instant.ts";
import { credentialsOf, descriptorsOf } from "../passkeys/allowed-credentials.ts";
import { ceremonyLifetime } from "../passkeys/ceremonies.ts";
import { approveLoginRequest } from "./approve.ts";
import type { LoginRequestParts } from "./create.ts";
import { denyLoginRequest } from "./deny.ts";
import { findOwn, findVisible } from "./find.ts";
import { listLoginRequests } from "./list.ts";
import { loginRequestOf, shownState } from "./view.ts";

interface ApproverParts extends LoginRequestParts {
	readonly tickets: CeremonyTickets;
}

/** Refusals are counted by authority: a stolen app shall not use up its owner's tries. */
function authorityOf(caller: Approver): string {
	return caller.pairingId ?? caller.sessionHash ?? `ceremony ${caller.requestId}`;
}

export function mountApproverCalls(mount: Mount, parts: ApproverParts): void {
	const { storage, party, tickets } = parts;
	const refused = attemptLimit(20);
	const redeemed = attemptLimit(60);

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
		await refused.check(authorityOf(caller));
		const receipt = await approveLoginRequest(parts, caller, params.id, body.response).catch(async (cause: unknown) => {
			if (cause instanceof Problem && cause.code === "proof-refused") await refused.count(authorityOf(caller));
			throw cause;
		});
		return { state: "approved" as const, receipt };
	});

	mount(calls.denyLoginRequest, async ({ caller, params, body }) => {
		const quietUntil = await denyLoginRequest(parts, caller, params.id, body.report);
		return { state: "denied" as const, ...(quietUntil !== undefined && { quietUntil: instant(quietUntil) }) };
	});

	mount(calls.createCeremonyTicket, async ({ caller, params }) => {
		const row = await findOwn(storage, caller, params.id);
		if (row.state !== "pending") throw new Problem("already-settled", { state: shownState(row.state) });
		const { ticket, expiresAt } = await tickets.issue(caller, params.id);
		return { url: `${party.origin}/ceremony#${ticket}`, expiresAt: instant(expiresAt) };
	});

	mount(calls.redeemCeremonyTicket, async ({ caller, body }) => {
		await redeemed.count(caller.source);
		return tickets.redeem(body.ticket);
	});

	mount(calls.loginReceipt, async ({ caller, params }) => {
		const { receipt_json } = await findVisible(storage, caller, params.id);
		if (receipt_json === null) throw new Problem("not-found");
		return Receipt.parse(JSON.parse(receipt_json));
	});
}
