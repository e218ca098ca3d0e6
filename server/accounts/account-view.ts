import { type Account, type Passkey, Role } from "../../contract/account.ts";
import type { AccountRow, CredentialRow } from "../storage/schema.ts";

/** An account as the contract shows it. */
export function accountOf(row: AccountRow): Account {
	return { id: row.id, name: row.name, roles: Role.array().parse(JSON.parse(row.roles_json)) };
}

/** A passkey as its owner is shown it. */
export function passkeyOf(row: CredentialRow): Passkey {
	return {
		id: row.credential_id,
		name: row.name,
		createdAt: new Date(row.created_at).toISOString(),
		...(row.last_used_at !== null && { lastUsedAt: new Date(row.last_used_at).toISOString() }),
		backedUp: row.backed_up === 1,
		aaguid: row.aaguid,
	};
}
