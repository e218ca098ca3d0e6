import { Problem } from "../../contract/problem.ts";
import { localActs } from "../local-administration.ts";
import { actLocally } from "./act-locally.ts";
import { StartError } from "./start-error.ts";

/** The address of an account, and whether it is confirmed. */
export interface KnownEmail {
	readonly email?: string | undefined;
	readonly emailVerified: boolean;
}

/** What an account's address is, once it is `email` where that is given; empty for none. @throws StartError */
export async function accountEmail(
	dataDirectory: string,
	name: string,
	email: string | undefined,
): Promise<KnownEmail> {
	try {
		return await actLocally(dataDirectory, localActs.emailAct, { name, email });
	} catch (cause) {
		if (!(cause instanceof Problem)) throw cause;
		if (cause.code === "email-taken")
			throw new StartError(`Another account has ${email} confirmed already.`, { cause });
		throw new StartError(`There is no account ${name}.`, { cause });
	}
}
