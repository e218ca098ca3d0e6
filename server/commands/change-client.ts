import { presetRules } from "../../contract/client-preset.ts";
import type { ChangeOidcClient, CreatedOidcClient, OidcClientDetails } from "../../contract/oidc-client.ts";
import { Problem } from "../../contract/problem.ts";
import { localActs } from "../local-administration.ts";
import { actLocally } from "./act-locally.ts";
import { StartError } from "./start-error.ts";

/** A client, and the issuer that its settings name. @throws StartError */
export function findClient(dataDirectory: string, name: string): Promise<OidcClientDetails> {
	return named(`There is no client ${name}.`, () => actLocally(dataDirectory, localActs.showClientAct, { name }));
}

/** Changes a client. @throws StartError */
export async function changeClient(
	dataDirectory: string,
	name: string,
	change: ChangeOidcClient,
): Promise<OidcClientDetails> {
	try {
		return await actLocally(dataDirectory, localActs.changeClientAct, { name, change });
	} catch (cause) {
		if (cause instanceof Problem && cause.code === "name-taken")
			throw new StartError(`There is a client ${change.name} already.`, { cause });
		throw cause;
	}
}

/** Removes a client, and what it was given. @throws StartError */
export async function removeClient(dataDirectory: string, name: string): Promise<void> {
	await named(`There is no client ${name}.`, () => actLocally(dataDirectory, localActs.removeClientAct, { name }));
}

/** Gives a client a new secret. @throws StartError */
export async function rotateClientSecret(dataDirectory: string, name: string): Promise<CreatedOidcClient> {
	const { preset } = await findClient(dataDirectory, name);
	if (!presetRules[preset].secret) throw new StartError(`${name} is a ${preset} client, and has no secret.`);
	return await named(`There is no client ${name}.`, () =>
		actLocally(dataDirectory, localActs.rotateSecretAct, { name }),
	);
}

async function named<T>(missing: string, act: () => Promise<T>): Promise<T> {
	try {
		return await act();
	} catch (cause) {
		if (cause instanceof Problem && cause.code === "not-found") throw new StartError(missing, { cause });
		throw cause;
	}
}
