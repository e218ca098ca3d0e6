import type { CreatedInvite } from "../../contract/invite.ts";
import { Problem } from "../../contract/problem.ts";
import { localActs } from "../local-administration.ts";
import { actLocally } from "./act-locally.ts";
import { StartError } from "./start-error.ts";

/**
 * Makes a recovery link from the server's own machine, for an account whose keys are lost.
 * @throws StartError
 */
export async function recoverAccount(
	dataDirectory: string,
	{ name, keepPasskeys = false }: { name: string; keepPasskeys?: boolean },
): Promise<CreatedInvite> {
	try {
		return await actLocally(dataDirectory, localActs.recoveryAct, { name, keepPasskeys });
	} catch (cause) {
		if (!(cause instanceof Problem)) throw cause;
		throw new StartError(`There is no account ${name} that could be recovered: it is not there, or switched off.`, {
			cause,
		});
	}
}
