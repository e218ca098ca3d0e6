import type { Passkey } from "../../../contract/account.ts";
import { fill } from "../../text/fill.ts";
import { words } from "../../words.ts";
import { authenticatorName } from "./authenticators.ts";

const { kinds, ways } = words.passkeys;

type Described = Pick<Passkey, "aaguid" | "transports" | "backedUp" | "backupEligible">;

/** What it is, in a few words: a security key and how it connects, or a passkey of a device or a password manager. */
export function passkeyKind({ aaguid, transports, backupEligible }: Described): string {
	const wires = (Object.keys(ways) as (keyof typeof ways)[]).filter((way) => transports.includes(way));
	const kind =
		transports.includes("internal") || (wires.length === 0 && backupEligible)
			? backupEligible
				? kinds.synced
				: kinds.device
			: wires.length > 0
				? fill(kinds.key, { ways: wires.map((way) => ways[way]).join(words.passkeys.and) })
				: kinds.unknown;
	const name = authenticatorName(aaguid);
	return name === undefined ? kind : fill(kinds.named, { name, kind });
}

/** Where it is kept, and so what losing one device means. */
export function backupWords({ backedUp, backupEligible }: Described): string {
	if (backedUp) return words.passkeys.backup.backedUp;
	return backupEligible ? words.passkeys.backup.possible : words.passkeys.backup.single;
}
