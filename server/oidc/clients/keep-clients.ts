import type Provider from "oidc-provider";
import type { Client } from "oidc-provider";
import type { Storage } from "../../storage/storage.ts";
import { whileUnchanged } from "../../storage/while-unchanged.ts";

/**
 * Has the provider keep a client until any is written: each call asks for its own, most of them more than once, and
 * the provider would read it, and write and hash all of it to know whether it is still the same, each time.
 */
export function keepClients(provider: Provider, storage: Storage): void {
	const { Client } = provider;
	const find = Client.find.bind(Client);
	const kept = whileUnchanged<Client>(storage, "oidc_client");
	Client.find = (id) => kept(id, () => find(id));
}
