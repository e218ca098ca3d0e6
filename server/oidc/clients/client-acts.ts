import { z } from "zod";
import {
	ChangeOidcClient,
	ClientName,
	CreatedOidcClient,
	NewOidcClient,
	OidcClient,
	OidcClientDetails,
} from "../../../contract/oidc-client.ts";
import { Empty, type LocalAct } from "../../local-act.ts";
import { changeClient } from "./change-client.ts";
import { oidcClientOf } from "./client-view.ts";
import { createClient } from "./create-client.ts";
import { findClient } from "./find-client.ts";
import { listClients } from "./list-clients.ts";
import { removeClient } from "./remove-client.ts";
import { rotateSecret } from "./rotate-secret.ts";

const createClientAct: LocalAct<typeof NewOidcClient, typeof CreatedOidcClient> = {
	path: "/clients",
	wish: NewOidcClient,
	answer: CreatedOidcClient,
	run: (storage, issuer, wish) => createClient(storage, issuer, wish),
};

const Clients = z.array(OidcClient);

const listClientsAct: LocalAct<typeof Empty, typeof Clients> = {
	path: "/clients/list",
	wish: Empty,
	answer: Clients,
	run: (storage) => listClients(storage),
};

const Named = z.strictObject({ name: ClientName });

const showClientAct: LocalAct<typeof Named, typeof OidcClientDetails> = {
	path: "/clients/show",
	wish: Named,
	answer: OidcClientDetails,
	run: async ({ db }, issuer, { name }) => ({ ...oidcClientOf(await findClient(db, name)), issuer }),
};

const Changed = z.strictObject({ name: ClientName, change: ChangeOidcClient });

const changeClientAct: LocalAct<typeof Changed, typeof OidcClientDetails> = {
	path: "/clients/change",
	wish: Changed,
	answer: OidcClientDetails,
	run: (storage, issuer, { name, change }, hub) => changeClient({ storage, hub }, issuer, name, change),
};

const removeClientAct: LocalAct<typeof Named, typeof Empty> = {
	path: "/clients/remove",
	wish: Named,
	answer: Empty,
	run: async (storage, _, { name }, hub) => {
		await removeClient({ storage, hub }, name);
		return {};
	},
};

const rotateSecretAct: LocalAct<typeof Named, typeof CreatedOidcClient> = {
	path: "/clients/secret",
	wish: Named,
	answer: CreatedOidcClient,
	run: (storage, issuer, { name }) => rotateSecret(storage, issuer, name),
};

/** What an administrator does with clients, on the server's own machine. */
export const clientActs = {
	createClientAct,
	listClientsAct,
	showClientAct,
	changeClientAct,
	removeClientAct,
	rotateSecretAct,
} as const;
