import type { CreatedOidcClient, NewOidcClient } from "../../contract/oidc-client.ts";
import { Problem } from "../../contract/problem.ts";
import { localActs } from "../local-administration.ts";
import { actLocally } from "./act-locally.ts";
import { StartError } from "./start-error.ts";

/** Registers a client of the OIDC provider. @throws StartError */
export async function createClient(dataDirectory: string, wish: NewOidcClient): Promise<CreatedOidcClient> {
	try {
		return await actLocally(dataDirectory, localActs.createClientAct, wish);
	} catch (cause) {
		if (!(cause instanceof Problem)) throw cause;
		if (cause.code === "name-taken") throw new StartError(`There is a client ${wish.name} already.`, { cause });
		throw cause;
	}
}
