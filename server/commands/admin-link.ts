import type { CreatedInvite } from "../../contract/invite.ts";
import { Problem } from "../../contract/problem.ts";
import { localActs } from "../local-administration.ts";
import { actLocally } from "./act-locally.ts";
import { StartError } from "./start-error.ts";

/**
 * Makes a new link for the first administrator, as long as there is none; earlier links end.
 * @throws StartError
 */
export async function adminLink(dataDirectory: string): Promise<CreatedInvite> {
	try {
		return await actLocally(dataDirectory, localActs.firstAdministratorAct, {});
	} catch (cause) {
		if (!(cause instanceof Problem)) throw cause;
		throw new StartError(
			"There is an administrator already. Ask them for an invite, or recover an account with countersign account recover NAME.",
			{ cause },
		);
	}
}
