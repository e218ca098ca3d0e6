import { Problem } from "../../../contract/problem.ts";
import { settle } from "../../login-requests/settle.ts";
import { endedWords, storedEnd } from "./ended-words.ts";
import { findVpnLogin } from "./find-vpn-login.ts";
import { letNobodyIn } from "./finish-interaction.ts";
import type { Visit } from "./read-visit.ts";
import type { VpnParts } from "./vpn-parts.ts";

/** Ends an authorization without a login: its client is told why. @returns where the browser goes on */
export async function giveUp({ storage, hub }: VpnParts, visit: Visit): Promise<string> {
	const row = await storage.write(async (trx, afterCommit) => {
		const found = await findVpnLogin(trx, visit.asked.interactionId);
		if (found?.state !== "pending") return found;
		return (await settle(trx, afterCommit, hub, { id: found.id, verb: "cancel", now: storage.clock() })) ?? found;
	});
	const end = row && storedEnd(row);
	if (end === "collected") throw new Problem("collected");
	// An approval that is given up on is one that its client is not for.
	const { description } = endedWords[end ?? (row?.state === "approved" ? "forbidden" : "cancelled")];
	return letNobodyIn(visit, { error: "access_denied", error_description: description });
}
