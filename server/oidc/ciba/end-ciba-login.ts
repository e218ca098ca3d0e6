import { errors } from "oidc-provider";
import { Problem } from "../../../contract/problem.ts";
import type { Storage } from "../../storage/storage.ts";
import { ownMetadataOf } from "../clients/registered-client.ts";
import { approvedLogin } from "../vpn/approved-login.ts";
import { type Ended, endedWords, endOf } from "../vpn/ended-words.ts";
import type { CibaLogin } from "./begin-ciba-login.ts";

/** Tells the provider how a login ended that a client asked for: from then on it gets tokens, or the reason why not. */
export async function endCibaLogin(storage: Storage, login: CibaLogin, id: string): Promise<void> {
	const { provider, request, client } = login;
	const row = await storage.db.selectFrom("login_request").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
	if (row.state === "pending") return;
	if (row.state !== "approved") return refuse(login, row.state);
	try {
		const { amr, acr, ts } = await approvedLogin(storage, row, ownMetadataOf(client).allowed_groups);
		const grant = new provider.Grant({ accountId: login.accountId, clientId: client.clientId });
		grant.addOIDCScope(request.scope ?? "openid");
		await grant.save();
		await provider.backchannelResult(request, grant, { amr, acr, authTime: ts });
	} catch (cause) {
		const end = cause instanceof Problem ? endOf(cause) : undefined;
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
