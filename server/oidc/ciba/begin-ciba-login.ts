import type Provider from "oidc-provider";
import { managedAccount } from "../../accounts/managed-accounts.ts";
import { createLoginRequest } from "../../login-requests/create.ts";
import type { Failed, ProviderParts } from "../provider/provider-configuration.ts";
import { apartFromCalls } from "../records/call-writes.ts";
import { throwawayKey } from "../throwaway-key.ts";
import { endCibaLogin } from "./end-ciba-login.ts";

type BackchannelRequest = InstanceType<Provider["BackchannelAuthenticationRequest"]>;
type Client = InstanceType<Provider["Client"]>;

export interface CibaLogin {
	readonly provider: Provider;
	readonly request: BackchannelRequest;
	readonly accountId: string;
	readonly client: Client;
	/** Of the client: there is no browser. */
	readonly address: string;
}

/**
 * Turns what a client asks for by itself into a login request, and tells the provider once that has ended. A server
 * that is started anew meanwhile has forgotten it: the client is told that it has expired.
 */
export async function beginCibaLogin(parts: ProviderParts, failed: Failed, login: CibaLogin): Promise<void> {
	const { request, client } = login;
	const { name } = await managedAccount(parts.storage.db, login.accountId);
	const asker = client.clientName ?? client.clientId;
	const wish = { account: name, kind: "vpn" as const, target: asker, publicKey: throwawayKey() };
	const matchCode = String(request.params?.["binding_message"]);
	const { id, expiresAt } = await createLoginRequest(parts, wish, login.address, { client: asker, matchCode });
	parts.expiry.expect(Date.parse(expiresAt));
	const unsubscribe = parts.hub.subscribe(`request:${id}`, () => {
		unsubscribe();
		apartFromCalls(() => endCibaLogin(parts.storage, login, id)).catch(failed);
	});
}
