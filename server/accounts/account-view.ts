import { type Account, type OwnAccount, type Passkey, Role } from "../../contract/account.ts";
import { instant } from "../instant.ts";
import type { AccountRow, CredentialRow } from "../storage/schema.ts";

/** Made once: an account is read with nearly every call. */
const Roles = Role.array();

/** An account as the contract shows it. */
export function accountOf(row: AccountRow): Account {
	return { id: row.id, name: row.name, roles: Roles.parse(JSON.parse(row.roles_json)) };
}

/** An account as its owner sees it. */
export function ownAccountOf(row: AccountRow): OwnAccount {
	return {
		...accountOf(row),
		...(row.recovered_at !== null && { recoveredAt: instant(row.recovered_at) }),
		...(row.email !== null && { email: row.email }),
		emailVerified: row.email_verified === 1,
	};
}

/** A passkey as its owner is shown it. */
export function passkeyOf(row: CredentialRow): Passkey {
	return {
		id: row.credential_id,
		name: row.name,
		createdAt: instant(row.created_at),
		...(row.last_used_at !== null && { lastUsedAt: instant(row.last_used_at) }),
		backedUp: row.backed_up === 1,
		backupEligible: row.backup_eligible === 1,
		transports: JSON.parse(row.transports_json),
		aaguid: row.aaguid,
		...(row.attestation_format !== null && { attestation: row.attestation_format }),
	};
}
