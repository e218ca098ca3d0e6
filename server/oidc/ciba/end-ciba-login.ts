import type Provider from "oidc-provider";
import { errors } from "oidc-provider";
import { Problem } from "../../../contract/problem.ts";
import type { LoginRequestRow } from "../../storage/schema.ts";
import type { Storage } from "../../storage/storage.ts";
import { ownMetadataOf } from "../clients/registered-client.ts";
import { approvedLogin } from "../vpn/approved-login.ts";
import { type Ended, endedWords, endOf, storedEnd } from "../vpn/ended-words.ts";
import { type BackchannelRequest, type CibaLogin, notificationToken } from "./ciba-login.ts";

/**
 * Tells the provider how a login ended that a client asked for: from then on it gets tokens, or the reason why not. Of one
 * login at a time only.
 */
export async function endCibaLogin(storage: Storage, login: CibaLogin, id: string): Promise<void> {
	const { provider, request, client } = login;
	// By an earlier process, which did not come to ping.
	if (isTold(request)) return ping(login);
	// It was removed, and with it what it asked for.
	if (!(await provider.Client.find(client.clientId))) return;
	const row = await storage.db.selectFrom("login_request").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
	const ended = storedEnd(row);
	if (row.state === "pending") return;
	// It was told since it was read. Where it was not, whoever used the approval up stopped before: there is none left.
	if (ended === "collected" && isTold(await provider.BackchannelAuthenticationRequest.find(request.jti))) return;
	if (ended !== undefined) return refuse(login, ended);
	await giveTokens(storage, login, row);
}

function isTold(request: BackchannelRequest | undefined): boolean {
	return request?.grantId !== undefined || request?.error !== undefined;
}

async function giveTokens(storage: Storage, login: CibaLogin, row: LoginRequestRow): Promise<void> {
	const { provider, request, client } = login;
	try {
		const { amr, acr, ts } = await approvedLogin(storage, row, ownMetadataOf(client).allowed_groups);
		const grant = new provider.Grant({ accountId: login.accountId, clientId: client.clientId });
		grant.addOIDCScope(request.scope ?? "openid");
		await grant.save();
		await tell(login, grant, { amr, acr, authTime: ts });
	} catch (cause) {
		const end = cause instanceof Problem ? endOf(cause) : undefined;
		if (end === "collected") return;
		if (end === undefined) throw cause;
		await refuse(login, end);
	}
}

/** CIBA Core 1.0, section 11. */
async function refuse(login: CibaLogin, end: Ended): Promise<void> {
	const { description } = endedWords[end];
	const Refusal = end === "expired" ? errors.ExpiredToken : errors.AccessDenied;
	await tell(login, new Refusal(description));
}

type Result = Parameters<Provider["backchannelResult"]>;

/** Stores the end, and pings where that is the client's way. One that was set to it meanwhile gave no token for it. */
async function tell(login: CibaLogin, result: Result[1], how?: Result[2]): Promise<void> {
	const { provider, request } = login;
	await provider.backchannelResult(request, result, how).catch((cause: unknown) => {
		const untold = login.client.backchannelTokenDeliveryMode === "ping" && notificationToken(request) === undefined;
		if (!(cause instanceof TypeError) || !untold) throw cause;
	});
}

async function ping({ request, client }: CibaLogin): Promise<void> {
	if (client.backchannelTokenDeliveryMode === "ping" && notificationToken(request) !== undefined)
		await client.backchannelPing(request);
}
