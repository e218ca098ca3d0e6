import type Provider from "oidc-provider";
import type { Storage } from "../../storage/storage.ts";
import { findVpnLogin } from "../vpn/find-vpn-login.ts";
import { endCibaLogin } from "./end-ciba-login.ts";

/**
 * Looks how a login ended whenever its client was told that it is pending. A server that was started anew meanwhile
 * waits for no end any more: the client's next question is answered all the same.
 */
export function settleAtPoll(provider: Provider, storage: Storage): void {
	provider.use(async (ctx, next) => {
		await next();
		const id = ctx.oidc?.route === "token" ? ctx.oidc.params?.["auth_req_id"] : undefined;
		const { error } = Object(ctx.body) as { error?: unknown };
		if (typeof id === "string" && error === "authorization_pending") await settle(provider, storage, id);
	});
}

async function settle(provider: Provider, storage: Storage, id: string): Promise<void> {
	const row = await findVpnLogin(storage.db, id);
	if (!row || row.state === "pending") return;
	const request = await provider.BackchannelAuthenticationRequest.find(id);
	const client = request && (await provider.Client.find(request.clientId ?? ""));
	if (!client) return;
	await endCibaLogin(storage, { provider, request, accountId: row.user_id ?? "", client }, row.id);
}
