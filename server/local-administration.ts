import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import Fastify, { type FastifyBaseLogger, LogController } from "fastify";
import { z } from "zod";
import { AccountName } from "../contract/account.ts";
import { CreatedInvite, NewInvite } from "../contract/invite.ts";
import { Problem } from "../contract/problem.ts";
import { groupsAct } from "./accounts/account-groups.ts";
import { emailAct } from "./accounts/change-email.ts";
import { groupActs } from "./accounts/groups/group-acts.ts";
import { AuditPage, AuditRow, readRows } from "./audit/audit-row.ts";
import { forgetSnapshots, takeSnapshot } from "./backup/snapshot.ts";
import type { EventHub } from "./events/event-hub.ts";
import { hostActs } from "./hosts/host-acts.ts";
import { replyWithProblem } from "./http/problem-reply.ts";
import { withoutSchemas } from "./http/without-schemas.ts";
import { createInvite } from "./invites/create-invite.ts";
import { firstAdministratorLink } from "./invites/first-administrator.ts";
import { Empty, type LocalAct } from "./local-act.ts";
import { clientActs } from "./oidc/clients/client-acts.ts";
import { keyActs } from "./oidc/keys/key-acts.ts";
import { createRecoveryLink } from "./recovery/recovery-link.ts";
import type { Storage } from "./storage/storage.ts";

const inviteAct: LocalAct<typeof NewInvite, typeof CreatedInvite> = {
	path: "/invites",
	wish: NewInvite,
	answer: CreatedInvite,
	run: (storage, origin, wish) => createInvite(storage, origin, wish),
};

const RecoveryWish = z.strictObject({ name: AccountName, keepPasskeys: z.boolean().default(false) });

const recoveryAct: LocalAct<typeof RecoveryWish, typeof CreatedInvite> = {
	path: "/recovery",
	wish: RecoveryWish,
	answer: CreatedInvite,
	run: (storage, origin, { name, keepPasskeys }) =>
		createRecoveryLink(storage, origin, { account: name, keepsPasskeys: keepPasskeys }),
};

const firstAdministratorAct: LocalAct<typeof Empty, typeof CreatedInvite> = {
	path: "/first-administrator",
	wish: Empty,
	answer: CreatedInvite,
	run: async (storage, origin) => {
		const link = await firstAdministratorLink(storage, origin);
		if (!link) throw new Problem("forbidden");
		return link;
	},
};

const AuditRows = z.array(AuditRow);

const auditAct: LocalAct<typeof AuditPage, typeof AuditRows> = {
	path: "/audit",
	wish: AuditPage,
	answer: AuditRows,
	run: ({ db }, _, page) => readRows(db, page),
};

export const localActs = {
	inviteAct,
	recoveryAct,
	firstAdministratorAct,
	auditAct,
	groupsAct,
	emailAct,
	...groupActs,
	...clientActs,
	...keyActs,
	...hostActs,
} as const;

/** Failures are logged, calls are not. */
const quiet = new LogController({ disableRequestLogging: true });

/**
 * Listens on a socket in the data directory, which only the directory's owner can reach.
 * @returns a function that closes it
 */
export async function serveLocalAdministration(
	path: string,
	storage: Storage,
	origin: string,
	hub: EventHub,
	log: FastifyBaseLogger,
): Promise<() => Promise<void>> {
	const app = Fastify({
		forceCloseConnections: true,
		loggerInstance: log,
		logController: quiet,
		schemaController: withoutSchemas,
	});
	app.setErrorHandler(replyWithProblem);
	for (const act of Object.values<LocalAct>(localActs))
		app.post(act.path, async (request, reply) => {
			const wish = act.wish.safeParse(request.body);
			if (!wish.success) throw new Problem("invalid-request");
			return reply.code(201).send(await act.run(storage, origin, wish.data, hub));
		});
	// One that was left behind by a crash: this process holds the database's lock, so nobody listens on it.
	await rm(path, { force: true });
	const directory = dirname(path);
	await forgetSnapshots(directory);
	app.get("/backup", async (_, reply) => {
		const { size, bytes } = await takeSnapshot(storage, directory);
		return reply.header("content-type", "application/vnd.sqlite3").header("content-length", size).send(bytes);
	});
	const before = process.umask(0o177);
	try {
		await app.listen({ path });
	} finally {
		process.umask(before);
	}
	return () => app.close();
}
