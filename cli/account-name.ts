import { userInfo } from "node:os";
import { AccountName } from "../contract/account.ts";
import { usageFailure } from "./command-failure.ts";
import type { Environment } from "./terminal.ts";

/** @throws CommandFailure where no account can have this name */
export function readAccountName(name: string): string {
	if (AccountName.safeParse(name).success) return name;
	throw usageFailure(`"${name}" is no account: a letter, then 2 to 62 more of a to z, 0 to 9 and "-".`);
}

/**
 * The account that was named on the command line or in its variable; else the one named as this process's user is.
 * @throws CommandFailure where there is none
 */
export function accountFrom(option: string | undefined, environment: Environment): string {
	const given = option || environment["COUNTERSIGN_ACCOUNT"];
	if (given) return readAccountName(given);
	const { data } = AccountName.safeParse(osUserName());
	if (!data) throw usageFailure("Name the account with --account: your user name can not be one.");
	return data;
}

/**
 * The account that was named on the command line or in its variable, and no other: a program asks for somebody.
 * @throws CommandFailure where none was
 */
export function accountNamed(option: string | undefined, environment: Environment): string {
	const given = option || environment["COUNTERSIGN_ACCOUNT"];
	if (!given) throw usageFailure("Name the account with --account or COUNTERSIGN_ACCOUNT.");
	return readAccountName(given);
}

/** The name this process's user goes by; undefined where the system has none for it. */
export function osUserName(): string | undefined {
	try {
		return userInfo().username;
	} catch {
		return undefined;
	}
}
