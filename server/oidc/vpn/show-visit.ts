import { Problem } from "../../../contract/problem.ts";
import { settle } from "../../login-requests/settle.ts";
import type { LoginRequestRow } from "../../storage/schema.ts";
import { unlessNoRoom } from "../../storage/storage-problem.ts";
import { endedPage } from "./ended-page.ts";
import { endOf, storedEnd } from "./ended-words.ts";
import { findVpnLogin } from "./find-vpn-login.ts";
import { letIn } from "./finish-interaction.ts";
import type { Visit } from "./read-visit.ts";
import type { VpnParts } from "./vpn-parts.ts";
import { waitingPage } from "./waiting-page.ts";

/** `account` is who was logged in. */
type Shown = { page: string } | { goOn: string; account: string };

/**
 * What a browser sees of the authorization that it began: an approved one goes on to its client.
 * @returns `undefined` where nobody has said yet whose login it is
 */
export async function showVisit(parts: VpnParts, visit: Visit): Promise<Shown | undefined> {
	const row = await findVpnLogin(parts.storage.db, visit.asked.interactionId);
	if (!row) return undefined;
	if (row.state === "approved") return goOn(visit, row);
	const end = storedEnd(row);
	if (end !== undefined) return { page: endedPage(visit, row, end) };
	const now = parts.storage.clock();
	if (row.expires_at <= now) return { page: await expired(parts, visit, row) };
	return { page: waitingPage(visit, row, now) };
}

async function goOn(visit: Visit, row: LoginRequestRow): Promise<Shown> {
	try {
		return { goOn: await letIn(visit, row, visit.allowedGroups), account: row.account };
	} catch (cause) {
		const end = cause instanceof Problem ? endOf(cause) : undefined;
		if (end === undefined) throw cause;
		return { page: endedPage(visit, row, end) };
	}
}

/** Stored before it is told: a clock that is set back must not bring to life what was told to have ended. */
async function expired({ storage, hub }: VpnParts, visit: Visit, row: LoginRequestRow): Promise<string> {
	const { id } = row;
	await storage
		.write((trx, afterCommit) => settle(trx, afterCommit, hub, { id, verb: "expire", now: storage.clock() }))
		.catch(unlessNoRoom);
	return endedPage(visit, row, "expired");
}
