import { verifyReceipt } from "../../client/verify-receipt.ts";
import { runCountersign } from "../start/run-countersign.ts";
import { judgeLogin } from "./judge-login.ts";
import type { LoginRow, Remains } from "./read-remains.ts";
import type { Told } from "./told.ts";

/** Holds all that was told against what is stored; to be asked before anybody is told anything more. */
export function judgeLogins({ logins, entries }: Remains, told: Told): string[] {
	const lost = [...told.keys()].filter((id) => !logins.has(id)).map((id) => `${id}: asked for, and not there any more`);
	const judged = [...logins.values()].flatMap((row) => judgeLogin(row, entries.get(row.id) ?? [], told.get(row.id)));
	const orphans = [...entries.keys()].filter((id) => id !== "" && !logins.has(id));
	return [...lost, ...judged, ...orphans.map((id) => `${id}: in the audit log, and no login`)];
}

/** Verifies each receipt once, offline. @param verified the logins whose receipts were verified before */
export async function judgeReceipts({ logins }: Remains, verified: Set<string>): Promise<string[]> {
	const due = [...logins.values()].filter(({ id, receipt_json }) => receipt_json && !verified.has(id));
	const faults = await Promise.all(due.map(judgeReceipt));
	for (const { id } of due) verified.add(id);
	return faults.flat();
}

async function judgeReceipt({ id, account, key_thumbprint, receipt_json }: LoginRow): Promise<string[]> {
	if (!receipt_json) return [];
	const { valid, facts } = await verifyReceipt(crypto.subtle, receipt_json);
	if (!valid) return [`${id}: its receipt does not verify`];
	const own = facts.get("id") === id && facts.get("account") === account && facts.get("key") === key_thumbprint;
	return own ? [] : [`${id}: its receipt is another login's`];
}

/** Recomputes the audit log's chain, as an administrator would. */
export async function judgeChain({ directory }: Remains): Promise<string[]> {
	const { code, stdout, stderr } = await runCountersign(["audit", "verify", "--data", directory]).ended;
	return code === 0 ? [] : [`the audit log does not verify: ${stdout}${stderr}`];
}
