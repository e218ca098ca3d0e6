import { Problem } from "../../../contract/problem.ts";
import { settle } from "../../login-requests/settle.ts";
import type { LoginRequestRow } from "../../storage/schema.ts";
import { unlessNoRoom } from "../../storage/storage-problem.ts";
import { approvedLogin } from "./approved-login.ts";
import { type Ended, endedWords, endOf } from "./ended-words.ts";
import { findVpnLogin } from "./find-vpn-login.ts";
import { finishInteraction } from "./finish-interaction.ts";
import type { Visit } from "./read-visit.ts";
import { endedPage, namePage, waitingPage } from "./vpn-pages.ts";
import type { VpnParts } from "./vpn-parts.ts";

type Shown = { page: string } | { goOn: string };

/** What a browser sees of the authorization that it began: an approved one goes on to its client. */
export async function showVisit(parts: VpnParts, visit: Visit): Promise<Shown> {
	const row = await findVpnLogin(parts.storage.db, visit.asked.interactionId);
	if (!row) return { page: namePage(visit.asked, visit.hint) };
	if (row.state === "approved") return goOn(parts, visit, row);
	if (row.state !== "pending") return { page: ended(visit, row, row.state) };
	if (row.expires_at <= parts.storage.clock()) return { page: await expired(parts, visit, row) };
	return { page: waitingPage(visit.path, visit.asked, row) };
}

async function goOn({ storage }: VpnParts, visit: Visit, row: LoginRequestRow): Promise<Shown> {
	try {
		const login = await approvedLogin(storage, row, visit.allowedGroups);
		return { goOn: await finishInteraction(visit, visit.interaction, { login }) };
	} catch (cause) {
		const end = cause instanceof Problem ? endOf(cause) : undefined;
		if (end === undefined) throw cause;
		return { page: ended(visit, row, end) };
	}
}

/** Stored before it is told: a clock that is set back must not bring to life what was told to have ended. */
async function expired({ storage, hub }: VpnParts, visit: Visit, row: LoginRequestRow): Promise<string> {
	const { id } = row;
	await storage
		.write((trx, afterCommit) => settle(trx, afterCommit, hub, { id, verb: "expire", now: storage.clock() }))
		.catch(unlessNoRoom);
	return ended(visit, row, "expired");
}

function ended({ path, asked }: Visit, row: LoginRequestRow, end: Ended): string {
	const { said, again } = endedWords[end];
	return endedPage(path, asked, said, again ? row.account : undefined);
}
