import type { CreatedOidcClient, NewOidcClient } from "../../contract/oidc-client.ts";
import { Problem } from "../../contract/problem.ts";
import { localActs } from "../local-administration.ts";
import { NotificationUri } from "../oidc/ciba/notification-uri.ts";
import { RedirectUri } from "../oidc/clients/redirect-uri.ts";
import { actLocally } from "./act-locally.ts";
import { StartError } from "./start-error.ts";

/** Registers a client of the OIDC provider. @throws StartError */
export async function createClient(dataDirectory: string, wish: NewOidcClient): Promise<CreatedOidcClient> {
	const unfit = wish.redirectUris.find((uri) => !RedirectUri.safeParse(uri).success);
	if (unfit !== undefined)
		throw new StartError(`A client is answered at an https:// address without a fragment, and not at ${unfit}.`);
	if (wish.ciba && wish.preset === "public")
		throw new StartError("A public client has no secret, and can not ask for logins by itself.");
	if (wish.notificationUri !== undefined && !NotificationUri.safeParse(wish.notificationUri).success)
		throw new StartError(`A client is told at an https:// address, and not at ${wish.notificationUri}.`);
	if (wish.notificationUri !== undefined && !wish.ciba)
		throw new StartError("A client is told of logins that it asks for by itself, and needs --ciba for that.");
	try {
		return await actLocally(dataDirectory, localActs.createClientAct, wish);
	} catch (cause) {
		if (!(cause instanceof Problem)) throw cause;
		if (cause.code === "name-taken") throw new StartError(`There is a client ${wish.name} already.`, { cause });
		throw new StartError("Say with --redirect where the client is answered.", { cause });
	}
}
