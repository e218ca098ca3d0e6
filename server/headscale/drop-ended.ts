import type { Storage } from "../storage/storage.ts";

/** For so long it is told how a join ended, and that its link was used. */
const kept = 24 * 3_600_000;

/** Erases the `authId` of requests that ended without an approval, and forgets joins that ended a day ago. */
export async function dropEnded({ write, clock }: Storage): Promise<void> {
	await write(async (trx) => {
		const now = clock();
		const open = trx
			.selectFrom("login_request")
			.select("id")
			.where("state", "in", ["pending", "approved", "collected"]);
		await trx
			.updateTable("vpn_join")
			.set({ state: "ended", sealed_auth_id: null, done_at: now })
			.where("state", "=", "waiting")
			.where("request_id", "not in", open)
			.execute();
		await trx
			.deleteFrom("vpn_join")
			.where("done_at", "<", now - kept)
			.execute();
	});
}

/** What was under way when the process before ended: whether it was done is not known, and it is due again. */
export async function takeUpInterrupted({ write, clock }: Storage): Promise<void> {
	await write((trx) =>
		trx
			.updateTable("vpn_join")
			.set({ under_way: 0, unsure: 1, next_attempt_at: clock() })
			.where("under_way", "=", 1)
			.where("state", "=", "registering")
			.execute(),
	);
}
