import type { OidcClient } from "../../contract/oidc-client.ts";
import { localActs } from "../local-administration.ts";
import { actLocally } from "./act-locally.ts";

/** The same on every machine, whatever its language. */
const inOrder = new Intl.Collator("en");

/** The clients of the OIDC provider, by name as people sort: capitals among the others. @throws StartError */
export async function listClients(dataDirectory: string): Promise<OidcClient[]> {
	const clients = await actLocally(dataDirectory, localActs.listClientsAct, {});
	return clients.toSorted((one, other) => inOrder.compare(one.name, other.name));
}
