import type { OidcClient } from "../../contract/oidc-client.ts";
import { localActs } from "../local-administration.ts";
import { actLocally } from "./act-locally.ts";

/** The clients of the OIDC provider, by name. @throws StartError */
export function listClients(dataDirectory: string): Promise<OidcClient[]> {
	return actLocally(dataDirectory, localActs.listClientsAct, {});
}
