import type { Passkey } from "../../../contract/account.ts";
import { fill } from "../../text/fill.ts";
import { words } from "../../words.ts";
import { authenticatorName } from "./authenticators.ts";

const { kinds, ways } = words.passkeys;

type Described = Pick<Passkey, "aaguid" | "transports" | "backedUp" | "backupEligible">;

/** What it is, in a few words: its maker's name for it where that is known, and what kind of thing it is. */
export function passkeyKind(passkey: Described): string {
	const [name, kind] = [authenticatorName(passkey.aaguid), kindOf(passkey)];
	return name === undefined ? kind : fill(kinds.named, { name, kind });
}

function kindOf({ transports, backupEligible }: Described): string {
	// A passkey that can be kept in a cloud is no single device's, whatever it says of its ways.
	if (backupEligible) return kinds.synced;
	if (transports.includes("internal")) return kinds.device;
	const known = (Object.keys(ways) as (keyof typeof ways)[]).filter((way) => transports.includes(way));
	return known.length > 0
		? fill(kinds.key, { ways: known.map((way) => ways[way]).join(words.passkeys.and) })
		: kinds.unknown;
}

/** Where it is kept, and so what losing one device means. */
export function backupWords({ backedUp, backupEligible }: Described): string {
	if (backedUp) return words.passkeys.backup.backedUp;
	return backupEligible ? words.passkeys.backup.possible : words.passkeys.backup.single;
}
