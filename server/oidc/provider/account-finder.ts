import type { Configuration } from "oidc-provider";
import type { Storage } from "../../storage/storage.ts";
import { ownMetadataOf } from "../clients/registered-client.ts";
import { findOidcAccount } from "./account-claims.ts";
import { letsIn } from "./let-in.ts";

/**
 * Finds accounts for the provider. A refresh gives anew what an approval gave, so that its client's groups are asked
 * anew as well; what was given already stays good until its time is up.
 */
export function accountFinder({ db }: Pick<Storage, "db">): NonNullable<Configuration["findAccount"]> {
	return async ({ oidc: { client } }, id, token) => {
		const refreshes = token?.kind === "RefreshToken" && client;
		if (refreshes && !(await letsIn(db, ownMetadataOf(client).allowed_groups, id))) return undefined;
		return findOidcAccount(db, id, client);
	};
}
