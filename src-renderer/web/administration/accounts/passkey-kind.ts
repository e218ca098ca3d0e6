import type { Passkey } from "../../../../contract/account.ts";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";

const { kinds, ways, and } = words.administration.accountPasskeys;
const keyWays = ["usb", "nfc", "ble", "smart-card"] as const;

/** What a passkey seems to be, by the ways it can be reached. */
export function passkeyKind({ transports }: Pick<Passkey, "transports">): string {
	const reached = keyWays.filter((way) => transports.includes(way));
	if (reached.length > 0) return fill(kinds.key, { ways: reached.map((way) => ways[way]).join(and) });
	return transports.includes("internal") || transports.includes("hybrid") ? kinds.device : kinds.other;
}

/** Where its secret lies: in one place, or copied to several. */
export function keptWhere({ backedUp, backupEligible }: Pick<Passkey, "backedUp" | "backupEligible">): string {
	const said = words.administration.accountPasskeys;
	if (backedUp) return said.backedUp;
	return backupEligible ? said.backupEligible : said.bound;
}
