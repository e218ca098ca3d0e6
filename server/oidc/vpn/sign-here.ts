import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { calls } from "../../../contract/calls.ts";
import { Problem } from "../../../contract/problem.ts";
import { accountOf } from "../../accounts/account-view.ts";
import { standingAccounts } from "../../accounts/standing-accounts.ts";
import { attemptLimit } from "../../attempt-limit.ts";
import { sourceOf } from "../../floods/source.ts";
import { clientAddress } from "../../http/client-address.ts";
import { replyWithProblem } from "../../http/problem-reply.ts";
import { approveLoginRequest } from "../../login-requests/approve.ts";
import { loginRequestOf } from "../../login-requests/view.ts";
import { credentialsForStranger } from "../../passkeys/allowed-credentials.ts";
import { ceremonyLifetime } from "../../passkeys/ceremonies.ts";
import type { LoginRequestRow } from "../../storage/schema.ts";
import { providerErrors } from "../provider/provider-errors.ts";
import { interactionPath } from "../provider/provider-routes.ts";
import { findVpnLogin } from "./find-vpn-login.ts";
import { AddressGone, OtherBrowser, readVisit } from "./read-visit.ts";
import { refuseForeignSite } from "./refuse-foreign-site.ts";
import type { VpnParts } from "./vpn-parts.ts";

const Params = z.object({ uid: z.string(), id: z.string() });

/**
 * The calls by which the login's own page lets a passkey sign: those of the contract, below the page's address, for
 * whoever has its cookie. The cookie only says which login it is. That its owner approves it is shown by the
 * signature, and by nothing else; a name that is nobody's is answered as one that is somebody's.
 */
export async function mountSignHere(app: FastifyInstance, parts: VpnParts): Promise<void> {
	const { storage, party, keys } = parts;
	const asked = attemptLimit(120);
	const refused = attemptLimit(20);

	const shown = async (request: FastifyRequest, reply: FastifyReply): Promise<LoginRequestRow> => {
		const visit = await readVisit(parts, request, reply);
		const row = await findVpnLogin(storage.db, visit.asked.interactionId);
		if (row?.id !== Params.parse(request.params).id) throw new Problem("not-found");
		return row;
	};

	await app.register(async (scope) => {
		scope.setErrorHandler(async (cause, request, reply) => {
			const errors = await providerErrors();
			const over = [errors.SessionNotFound, OtherBrowser, AddressGone].some((kind) => cause instanceof kind);
			return replyWithProblem(over ? new Problem("not-found") : cause, request, reply);
		});
		scope.addHook("onSend", async (_, reply) => void reply.header("cache-control", "no-store"));

		// Whether its owner reported this source is not for whoever waits here.
		scope.get(below(calls.loginRequest), async (request, reply) => ({
			...loginRequestOf(await shown(request, reply)),
			announced: true,
		}));

		scope.get(below(calls.loginCredentials), async (request, reply) => {
			await asked.count(sourceOf(clientAddress(request)));
			const row = await shown(request, reply);
			return {
				rpId: party.rpId,
				origin: party.origin,
				allowCredentials: await credentialsForStranger(storage, keys, row.account),
				userVerification: "required",
				timeout: Math.min(ceremonyLifetime, Math.max(1000, row.expires_at - storage.clock())),
			};
		});

		scope.post(below(calls.approveLoginRequest), async (request, reply) => {
			refuseForeignSite(party.origin, request);
			const source = sourceOf(clientAddress(request));
			await refused.check(source);
			const body = calls.approveLoginRequest.body.safeParse(request.body);
			if (!body.success) throw new Problem("invalid-request");
			const row = await shown(request, reply);
			try {
				const receipt = await approve(parts, row, body.data.response);
				return { state: "approved", receipt };
			} catch (cause) {
				if (cause instanceof Problem && cause.code === "proof-refused") await refused.count(source);
				throw cause;
			}
		});
	});
}

function below({ path }: { path: string }): string {
	return `${interactionPath}/:uid${path}`;
}

async function approve(
	parts: VpnParts,
	row: LoginRequestRow,
	response: Parameters<typeof approveLoginRequest>[3],
): ReturnType<typeof approveLoginRequest> {
	const account = await standingAccounts(parts.storage.db)
		.selectAll()
		.where("id", "=", row.user_id ?? "")
		.executeTakeFirst();
	if (!account) throw new Problem("proof-refused");
	const signer = { account: accountOf(account), requestId: row.id, expiresAt: row.expires_at };
	return approveLoginRequest(parts, signer, row.id, response);
}
