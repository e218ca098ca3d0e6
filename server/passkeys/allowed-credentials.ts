import type { CredentialDescriptor } from "../../contract/webauthn.ts";
import type { ServerKeys } from "../server-keys.ts";
import type { CredentialRow } from "../storage/schema.ts";
import type { Storage } from "../storage/storage.ts";

/** The passkeys of an account that is there and not switched off, by id or name. */
export async function credentialsOf(storage: Storage, idOrName: string): Promise<CredentialRow[]> {
	return storage.db
		.selectFrom("webauthn_credential")
		.innerJoin("account", "account.id", "webauthn_credential.user_id")
		.selectAll("webauthn_credential")
		.where((where) => where.or([where("account.id", "=", idOrName), where("account.name", "=", idOrName)]))
		.where("account.removed_at", "is", null)
		.where("account.disabled_at", "is", null)
		.orderBy("webauthn_credential.id")
		.execute();
}

export function descriptorsOf(rows: readonly CredentialRow[]): CredentialDescriptor[] {
	return rows.map((row) => ({
		type: "public-key",
		id: row.credential_id,
		transports: JSON.parse(row.transports_json),
	}));
}

/**
 * What a stranger is told of an account: its passkeys, or, where there is no such account, decoys that stay the same
 * for the same name, so that asking does not tell which names exist.
 */
export async function credentialsForStranger(
	storage: Storage,
	keys: ServerKeys,
	idOrName: string,
): Promise<CredentialDescriptor[]> {
	const rows = await credentialsOf(storage, idOrName);
	// Made in either case: the time that they take would tell as well.
	const instead = decoys(keys, idOrName);
	return rows.length > 0 ? descriptorsOf(rows) : instead;
}

/** As long, and reached in such ways, as the ids of authenticators there are. */
const lengths = [16, 20, 32, 32, 32, 48, 64, 64];
const ways = [["internal"], ["hybrid", "internal"], ["hybrid", "internal"], ["usb"], ["nfc", "usb"], ["internal"]];

function decoys(keys: ServerKeys, name: string): CredentialDescriptor[] {
	const bytes = (use: string) => Buffer.from(keys.mac("decoy", `${name}\n${use}`), "base64url");
	const [count = 0] = bytes("count");
	return Array.from({ length: count % 4 === 0 ? 2 : 1 }, (_, index) => {
		const [length = 0, way = 0] = bytes(`shape ${index}`);
		const id = Buffer.concat([bytes(`id ${index}`), bytes(`more ${index}`)]);
		return {
			type: "public-key",
			id: id.subarray(0, lengths[length % lengths.length]).toString("base64url"),
			transports: ways[way % ways.length] ?? [],
		};
	});
}
