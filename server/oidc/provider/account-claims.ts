import type { Account } from "oidc-provider";
import { Role } from "../../../contract/account.ts";
import { isConfirmedForAnother } from "../../accounts/change-email.ts";
import { standingAccounts } from "../../accounts/standing-accounts.ts";
import { statement } from "../../storage/statement.ts";
import type { Storage } from "../../storage/storage.ts";
import { ownMetadataOf } from "../clients/registered-client.ts";

type Readable = Storage["db"];

/** What each scope tells. Groups stand in `profile` as well, because headscale asks for no scope of that name. */
export const claimsOfScopes = {
	openid: ["sub", "auth_time", "amr", "acr"],
	profile: ["name", "preferred_username", "groups"],
	email: ["email", "email_verified"],
	groups: ["groups"],
};

const find = statement((db, slot: { id: string }) =>
	standingAccounts(db).select(["id", "name", "email", "email_verified", "roles_json"]).where("id", "=", slot.id),
);

const Roles = Role.array();

const groupNames = statement((db, slot: { id: string }) =>
	db.selectFrom("account_group").select("name").where("user_id", "=", slot.id),
);

/**
 * An account as clients are told of it, while it stands. `sub` is its id, which never changes and is never given
 * again (OpenID Connect Core 1.0, section 5.7); the name is for showing.
 * @param client who is told. Tailscale knows people by their address and asks for nothing else, so that it is told of
 * one only where an administrator stands for it
 */
export async function findOidcAccount(db: Readable, id: string, client?: object): Promise<Account | undefined> {
	const row = await find.first(db, { id });
	if (!row) return undefined;
	const verified = row.email_verified === 1;
	const tells = verified || !client || ownMetadataOf(client).preset !== "tailscale";
	// Clients that read no further than the address would take the account for the one whose address it is.
	const borrowed = !verified && row.email !== null && (await isConfirmedForAnother(db, id, row.email));
	return {
		accountId: row.id,
		claims: async () => ({
			sub: row.id,
			name: row.name,
			preferred_username: row.name,
			groups: await groupsWith(db, id, row.roles_json),
			// Clients decide by it: an address counts once an administrator stands for it.
			...(row.email !== null && tells && !borrowed && { email: row.email, email_verified: verified }),
		}),
	};
}

/** What an account belongs to: its groups, and its roles as groups of the same name. */
export async function groupsOf(db: Readable, id: string): Promise<string[]> {
	const account = await db.selectFrom("account").select("roles_json").where("id", "=", id).executeTakeFirst();
	return groupsWith(db, id, account?.roles_json ?? "[]");
}

async function groupsWith(db: Readable, id: string, rolesJson: string): Promise<string[]> {
	const rows = await groupNames.all(db, { id });
	const roles = Roles.parse(JSON.parse(rolesJson));
	return [...new Set([...roles, ...rows.map(({ name }) => name)])].toSorted();
}
