import { Role } from "../../contract/account.ts";
import { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";
import { requireAdministrator } from "../accounts/administrators.ts";
import { attemptLimit } from "../attempt-limit.ts";
import { appendEntry } from "../audit/append-entry.ts";
import type { Mount } from "../http/mount.ts";
import { instant } from "../instant.ts";
import { createRecoveryLink } from "../recovery/recovery-link.ts";
import type { Storage } from "../storage/storage.ts";
import { claimName } from "./claim-name.ts";
import { createInvite } from "./create-invite.ts";
import { lookUpLink } from "./look-up-link.ts";

export function mountInviteCalls(mount: Mount, storage: Storage, origin: string): void {
	const redeemed = attemptLimit(60);

	mount(calls.createInvite, ({ body, caller }) => createInvite(storage, origin, body, caller.account));

	mount(calls.listInvites, async () => {
		const rows = await storage.db
			.selectFrom("invite")
			.leftJoin("account", "account.id", "invite.created_by")
			.selectAll("invite")
			.select("account.name as creator")
			.where("ended_at", "is", null)
			.where("expires_at", ">", storage.clock())
			.orderBy("invite.created_at", "desc")
			.execute();
		return {
			invites: rows.map((row) => ({
				id: row.id,
				kind: row.kind,
				roles: Role.array().parse(JSON.parse(row.roles_json)),
				createdAt: instant(row.created_at),
				...(row.creator !== null && { createdBy: row.creator }),
				expiresAt: instant(row.expires_at),
			})),
		};
	});

	mount(calls.withdrawInvite, async ({ params, caller }) => {
		await storage.write(async (trx) => {
			const now = storage.clock();
			await requireAdministrator(trx, caller.account.id);
			const { numUpdatedRows } = await trx
				.updateTable("invite")
				.set({ ended_at: now })
				.where("id", "=", params.id)
				.where("ended_at", "is", null)
				.executeTakeFirst();
			if (numUpdatedRows === 0n) throw new Problem("not-found");
			await appendEntry(trx, {
				action: "invite-withdrawn",
				at: now,
				accountId: caller.account.id,
				personal: { by: caller.account.name },
			});
		});
	});

	mount(calls.lookUpLink, async ({ body, caller }) => {
		await redeemed.count(caller.source);
		return lookUpLink(storage, body.secret);
	});

	mount(calls.createRecoveryLink, ({ params, body, caller }) =>
		createRecoveryLink(storage, origin, {
			account: params.userId,
			keepsPasskeys: body.keepPasskeys ?? false,
			by: caller.account,
		}),
	);

	mount(calls.redeemInvite, async ({ body, caller }) => {
		await redeemed.count(caller.source);
		return { userId: await claimName(storage, body.secret, body.name) };
	});
}
