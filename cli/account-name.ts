import { AccountName } from "../contract/account.ts";
import { usageFailure } from "./command-failure.ts";

/** @throws CommandFailure where no account can have this name */
export function readAccountName(name: string): string {
	if (AccountName.safeParse(name).success) return name;
	throw usageFailure(`"${name}" is no account: a letter, then 2 to 62 more of a to z, 0 to 9 and "-".`);
}
