import { managedAccount } from "../../accounts/managed-accounts.ts";
import { createLoginRequest } from "../../login-requests/create.ts";
import { ownMetadataOf } from "../clients/registered-client.ts";
import { lifetimes } from "../lifetimes.ts";
import type { ProviderParts } from "../provider/provider-configuration.ts";
import { throwawayKey } from "../throwaway-key.ts";
import { pointAtLogin } from "../vpn/point-at-login.ts";
import { readBindingMessage } from "./binding-message.ts";
import type { CibaLogin } from "./ciba-login.ts";

/**
 * Turns what a client asks for by itself into a login request, and tells the provider once that has ended.
 * @param address of the client: there is no browser
 */
export async function beginCibaLogin(parts: ProviderParts, login: CibaLogin, address: string): Promise<void> {
	const { request, client } = login;
	const { name } = await managedAccount(parts.storage.db, login.accountId);
	const asker = client.clientName ?? client.clientId;
	const message = request.params?.["binding_message"];
	const binding = readBindingMessage(
		ownMetadataOf(client).match_code,
		message === undefined ? message : String(message),
	);
	if (!binding) throw new TypeError("The binding message was to be looked at before.");
	const target = binding.shown !== undefined && { target: binding.shown };
	const wish = { account: name, kind: "device" as const, ...target, publicKey: throwawayKey() };
	const asked = { client: asker, matchCode: binding.matchCode };
	const until = parts.storage.clock() + lifetimes.deviceCode * 1000;
	const whose = { id: request.jti, clientId: client.clientId, flow: "ciba" as const };
	const { expiresAt } = await createLoginRequest(parts, wish, address, asked, async (trx, id, afterCommit) => {
		await pointAtLogin(trx, { ...whose, sealedPing: parts.ciba.sealedPing(login, id), expiresAt: until }, id);
		// Before anybody is told of it, and so before it is answered.
		afterCommit(() => parts.ciba.follow(login, id));
	});
	parts.expiry.expect(Date.parse(expiresAt));
}
