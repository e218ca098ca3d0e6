import { randomInt } from "node:crypto";
import type { Transaction } from "../storage/group-commit.ts";
import { statement } from "../storage/statement.ts";
import { lifetimes } from "./lifetime.ts";

const remembered = 10 * 60_000;

/** The hundred codes there are. */
export const allCodes: readonly string[] = Array.from({ length: 100 }, (_, code) => String(code).padStart(2, "0"));

/**
 * Two digits that no other announced request of the account shows, as long as some are free: pending ones and those
 * of the last ten minutes count. The code stops mix-ups; it is no secret.
 */
export async function chooseMatchCode(trx: Transaction, account: string, now: number): Promise<string> {
	const since = { openSince: now - lifetimes.longest * 1000, rememberedSince: now - remembered };
	const rows = await shown.all(trx, { account, ...since });
	const taken = new Set(rows.map((row) => row.match_code));
	const free = allCodes.filter((code) => !taken.has(code));
	const choice = free.length > 0 ? free : allCodes;
	return choice[randomInt(choice.length)] ?? "00";
}

/** Nothing that was made before `openSince` is open, and nothing from before has to be read. */
const shown = statement((db, slot: { account: string; openSince: number; rememberedSince: number }) =>
	db
		.selectFrom("login_request")
		.select("match_code")
		.where("account", "=", slot.account)
		.where("created_at", ">", slot.openSince)
		.where("announced", "=", 1)
		.where((where) => where.or([where("state", "=", "pending"), where("created_at", ">", slot.rememberedSince)])),
);

/** For a request that is not announced: it must not use up the codes of those that are. */
export function anyMatchCode(): string {
	return allCodes[randomInt(allCodes.length)] ?? "00";
}
