import { z } from "zod";
import {
	ClientName,
	CreatedOidcClient,
	MatchCodePolicy,
	NewOidcClient,
	OidcClient,
} from "../../../contract/oidc-client.ts";
import type { LocalAct } from "../../local-act.ts";
import { changeMatchCode } from "./change-match-code.ts";
import { createClient } from "./create-client.ts";
import { listClients } from "./list-clients.ts";
import { removeClient } from "./remove-client.ts";
import { rotateSecret } from "./rotate-secret.ts";

const createClientAct: LocalAct<typeof NewOidcClient, typeof CreatedOidcClient> = {
	path: "/clients",
	wish: NewOidcClient,
	answer: CreatedOidcClient,
	run: createClient,
};

const NoWish = z.strictObject({});
const Clients = z.array(OidcClient);

const listClientsAct: LocalAct<typeof NoWish, typeof Clients> = {
	path: "/clients/list",
	wish: NoWish,
	answer: Clients,
	run: (storage) => listClients(storage),
};

const Named = z.strictObject({ name: ClientName });
const Nothing = z.strictObject({});

const removeClientAct: LocalAct<typeof Named, typeof Nothing> = {
	path: "/clients/remove",
	wish: Named,
	answer: Nothing,
	run: async (storage, _, { name }) => {
		await removeClient(storage, name);
		return {};
	},
};

const rotateSecretAct: LocalAct<typeof Named, typeof CreatedOidcClient> = {
	path: "/clients/secret",
	wish: Named,
	answer: CreatedOidcClient,
	run: (storage, issuer, { name }) => rotateSecret(storage, issuer, name),
};

const WithMatchCode = z.strictObject({ name: ClientName, matchCode: MatchCodePolicy });

const changeMatchCodeAct: LocalAct<typeof WithMatchCode, typeof OidcClient> = {
	path: "/clients/match-code",
	wish: WithMatchCode,
	answer: OidcClient,
	run: (storage, _, { name, matchCode }) => changeMatchCode(storage, name, matchCode),
};

/** What an administrator does with clients, on the server's own machine. */
export const clientActs = {
	createClientAct,
	listClientsAct,
	removeClientAct,
	rotateSecretAct,
	changeMatchCodeAct,
} as const;
