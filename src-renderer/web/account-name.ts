import { AccountName } from "../../contract/account.ts";
import { words } from "../words.ts";

/** Which rule a name breaks, in words; `undefined` where it may be asked for. */
export function nameComplaint(name: string): string | undefined {
	if (AccountName.safeParse(name).success) return undefined;
	if (!/^[a-z]/.test(name)) return words.join.nameFirst;
	if (/[^a-z0-9-]/.test(name)) return words.join.nameLetters;
	return name.length < 3 ? words.join.nameShort : words.join.nameLong;
}
