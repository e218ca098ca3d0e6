import { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";
import type { QuietedSource } from "../../contract/quieted.ts";
import { requireAdministrator } from "../accounts/administrators.ts";
import { isAdmin } from "../approver.ts";
import { appendEntry } from "../audit/append-entry.ts";
import type { Mount } from "../http/mount.ts";
import { instant } from "../instant.ts";
import type { SignedIn } from "../sessions/web-sessions.ts";
import type { Storage } from "../storage/storage.ts";
import { type ReportParts, reportLoginRequest } from "./report.ts";

export function mountQuietedCalls(mount: Mount, parts: ReportParts & { storage: Storage }): void {
	const { storage } = parts;

	mount(calls.reportLoginRequest, async ({ caller, params }) => ({
		quietUntil: instant(await reportLoginRequest(parts, caller, params.id)),
	}));

	mount(calls.listQuieted, async ({ caller, query }) => {
		if (query.scope === "all" && !isAdmin(caller)) throw new Problem("forbidden");
		return { quieted: await listQuieted(storage, query.scope === "own" ? caller.account.id : undefined) };
	});

	mount(calls.liftQuieted, ({ caller, params }) => liftQuieted(storage, caller, params.id));
}

async function listQuieted(storage: Storage, userId: string | undefined): Promise<QuietedSource[]> {
	let select = storage.db
		.selectFrom("quieted")
		.innerJoin("account", "account.id", "quieted.user_id")
		.selectAll("quieted")
		.select("account.name as account")
		.where("until", ">", storage.clock())
		.orderBy("until", "desc");
	if (userId !== undefined) select = select.where("user_id", "=", userId);
	const rows = await select.execute();
	return rows.map(({ id, account, source, until, reports }) => ({
		id,
		account,
		source,
		until: instant(until),
		reports,
	}));
}

/** Lets a source be announced again and forgets its reports: whoever lifts it says that they were a mistake. */
async function liftQuieted(storage: Storage, caller: SignedIn, id: string): Promise<void> {
	await storage.write(async (trx) => {
		const row = await trx.selectFrom("quieted").selectAll().where("id", "=", id).executeTakeFirst();
		if (!row || (row.user_id !== caller.account.id && !isAdmin(caller))) throw new Problem("not-found");
		if (row.user_id !== caller.account.id) await requireAdministrator(trx, caller.account.id);
		await trx.deleteFrom("quieted").where("id", "=", id).execute();
		await appendEntry(trx, {
			action: "source-lifted",
			at: storage.clock(),
			accountId: row.user_id,
			personal: { source: row.source, by: caller.account.name },
		});
	});
}
