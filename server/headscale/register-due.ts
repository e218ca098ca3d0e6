import type { Halt } from "../notices/deliver-due.ts";
import { type ClaimedJoin, claimDue } from "./claim-due.ts";
import { dropEnded } from "./drop-ended.ts";
import { HeadscaleTrouble } from "./headscale-trouble.ts";
import { type JoinEnd, recordEnd } from "./record-end.ts";
import type { VpnJoinParts } from "./vpn-join-parts.ts";

const usualPauses = [1000, 3000, 10_000];

/**
 * Registers what was approved, one machine after the other, and forgets what was not.
 * @returns when the next attempt is due, or `undefined` where none waits
 */
export async function registerDue(parts: VpnJoinParts, halt: Halt): Promise<number | undefined> {
	await dropEnded(parts.storage);
	while (!halt.begun.aborted) {
		const claimed = await claimDue(parts);
		if (!claimed) return nextAttempt(parts);
		await register(parts, claimed, halt.aborted);
	}
	return undefined;
}

async function register(parts: VpnJoinParts, { join, authId, user }: ClaimedJoin, aborted: AbortSignal): Promise<void> {
	try {
		await end(parts, join, { node: await parts.api.register(user, authId, aborted) });
	} catch (cause) {
		// Broken off by this server's own end: how it came out is asked after the next start.
		if (aborted.aborted) return;
		if (!(cause instanceof HeadscaleTrouble)) throw cause;
		parts.failed(cause.message);
		await afterTrouble(parts, join, cause);
	}
}

async function afterTrouble(parts: VpnJoinParts, join: ClaimedJoin["join"], trouble: HeadscaleTrouble): Promise<void> {
	const unsure = join.unsure === 1 || trouble.unsure;
	const pause = (parts.pauses ?? usualPauses)[join.attempts - 1];
	if (trouble.again && pause !== undefined) {
		const next = { under_way: 0, unsure: unsure ? 1 : 0, next_attempt_at: parts.storage.clock() + pause } as const;
		await parts.storage.write((trx) =>
			trx.updateTable("vpn_join").set(next).where("request_id", "=", join.request_id).execute(),
		);
		return;
	}
	// headscale forgets a link once its machine is in: after a lost answer that may be what happened.
	const maybeDone = unsure && (trouble.reason === "unreachable" || trouble.reason === "unknown-link");
	await end(parts, join, { reason: maybeDone ? "uncertain" : trouble.reason });
}

function end({ storage, hub }: VpnJoinParts, join: ClaimedJoin["join"], how: JoinEnd): Promise<void> {
	return storage.write((trx, afterCommit) => recordEnd(trx, afterCommit, { hub, now: storage.clock() }, join, how));
}

async function nextAttempt({ storage }: VpnJoinParts): Promise<number | undefined> {
	const { next } = await storage.db
		.selectFrom("vpn_join")
		.select((of) => of.fn.min("next_attempt_at").as("next"))
		.where("state", "=", "registering")
		.executeTakeFirstOrThrow();
	return next ?? undefined;
}
