import { errors } from "oidc-provider";
import { Problem } from "../../../contract/problem.ts";
import type { Storage } from "../../storage/storage.ts";
import { ownMetadataOf } from "../clients/registered-client.ts";
import { approvedLogin } from "../vpn/approved-login.ts";
import { type Ended, endedWords, endOf, storedEnd } from "../vpn/ended-words.ts";
import type { CibaLogin } from "./begin-ciba-login.ts";

/** Tells the provider how a login ended that a client asked for: from then on it gets tokens, or the reason why not. */
export async function endCibaLogin(storage: Storage, login: CibaLogin, id: string): Promise<void> {
	const { provider, request, client } = login;
	// It was removed, and with it what it asked for.
	if (!(await provider.Client.find(client.clientId))) return;
	const row = await storage.db.selectFrom("login_request").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
	const ended = storedEnd(row);
	// One that is being told: whoever collected the approval tells it, and nobody else.
	if (row.state === "pending" || ended === "collected") return;
	if (ended !== undefined) return refuse(login, ended);
	try {
		const { amr, acr, ts } = await approvedLogin(storage, row, ownMetadataOf(client).allowed_groups);
		const grant = new provider.Grant({ accountId: login.accountId, clientId: client.clientId });
		grant.addOIDCScope(request.scope ?? "openid");
		await grant.save();
		await provider.backchannelResult(request, grant, { amr, acr, authTime: ts });
	} catch (cause) {
		const end = cause instanceof Problem ? endOf(cause) : undefined;
		if (end === "collected") return;
		if (end === undefined) throw cause;
		await refuse(login, end);
	}
}

/** CIBA Core 1.0, section 11. */
async function refuse({ provider, request }: CibaLogin, end: Ended): Promise<void> {
	const { description } = endedWords[end];
	const Refusal = end === "expired" ? errors.ExpiredToken : errors.AccessDenied;
	await provider.backchannelResult(request, new Refusal(description));
}
