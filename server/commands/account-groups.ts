import { Problem } from "../../contract/problem.ts";
import { localActs } from "../local-administration.ts";
import { actLocally } from "./act-locally.ts";
import { StartError } from "./start-error.ts";

/** What an account belongs to, once it belongs to `groups` where that is given. @throws StartError */
export async function accountGroups(
	dataDirectory: string,
	name: string,
	groups: string[] | undefined,
): Promise<string[]> {
	try {
		return await actLocally(dataDirectory, localActs.groupsAct, { name, groups });
	} catch (cause) {
		if (!(cause instanceof Problem)) throw cause;
		if (cause.code === "invalid-request")
			throw new StartError("A role is no group: it is given in the web app, on the account's page.", { cause });
		throw new StartError(`There is no account ${name}: it is not there, or switched off.`, { cause });
	}
}
