import { randomInt } from "node:crypto";
import type { Transaction } from "../storage/group-commit.ts";

const remembered = 10 * 60_000;

/** The hundred codes there are. */
export const allCodes: readonly string[] = Array.from({ length: 100 }, (_, code) => String(code).padStart(2, "0"));

/**
 * Two digits that no other announced request of the account shows, as long as some are free: pending ones and those
 * of the last ten minutes count. The code stops mix-ups; it is no secret.
 */
export async function chooseMatchCode(trx: Transaction, account: string, now: number): Promise<string> {
	const rows = await trx
		.selectFrom("login_request")
		.select("match_code")
		.where("account", "=", account)
		.where("announced", "=", 1)
		.where((where) => where.or([where("state", "=", "pending"), where("created_at", ">", now - remembered)]))
		.execute();
	const taken = new Set(rows.map((row) => row.match_code));
	const free = allCodes.filter((code) => !taken.has(code));
	const choice = free.length > 0 ? free : allCodes;
	return choice[randomInt(choice.length)] ?? "00";
}

/** For a request that is not announced: it must not use up the codes of those that are. */
export function anyMatchCode(): string {
	return allCodes[randomInt(allCodes.length)] ?? "00";
}
