import type { EntryRow, LoginRow } from "./read-remains.ts";
import type { ToldLogin } from "./told.ts";

/** The audit entries that a login in each state has, decisions and reports apart. */
const decisions: Readonly<Record<string, readonly string[]>> = {
	pending: [],
	approved: ["login-approved"],
	collected: ["login-approved"],
	denied: ["login-denied"],
	expired: [],
	cancelled: [],
};

/**
 * Holds what is stored of one login against itself and against what was told of it.
 * @param told absent where its requester got no answer
 * @returns what is not as it should be, a sentence each
 */
export function judgeLogin(row: LoginRow, entries: readonly EntryRow[], told?: ToldLogin): string[] {
	return [...judgeRow(row, entries), ...(told ? judgeAgainst(row, told) : [])].map((fault) => `${row.id}: ${fault}`);
}

function judgeRow(row: LoginRow, entries: readonly EntryRow[]): string[] {
	const { state, settled_at, receipt_json, claims_json, collected_at } = row;
	const lawful = decisions[state];
	if (!lawful) return [`there is no state ${state}`];
	const decided = entries.map(({ action }) => action).filter((action) => action !== "login-reported");
	const reports = entries.length - decided.length;
	const approved = state === "approved" || state === "collected";
	return faultsIn([
		[decided.join() !== lawful.join(), `${state}, with the entries [${decided}] in the audit log`],
		[reports > (approved || state === "pending" ? 0 : 1), `${state}, and reported ${reports} times`],
		[(settled_at === null) !== (state === "pending"), `${state}, settled at ${settled_at}`],
		[(settled_at ?? row.created_at) < row.created_at, "settled before it was asked for"],
		[(receipt_json !== null) !== approved, `${state}, ${receipt_json ? "with" : "without"} a receipt`],
		[(claims_json !== null) !== (state === "collected"), `${state}, ${claims_json ? "with" : "without"} a token`],
		[(collected_at !== null) !== (state === "collected"), `${state}, collected at ${collected_at}`],
	]);
}

function judgeAgainst(row: LoginRow, told: ToldLogin): string[] {
	const shown = row.state === "collected" ? "approved" : row.state;
	const ends = [...told.ends];
	const receipts = [...told.receipts];
	const tokens = [...told.tokens.keys()];
	const keys = [...told.tokens.values()];
	return faultsIn([
		[row.key_thumbprint !== told.keyThumbprint, "the key is another than the one that asked"],
		[ends.length > 1, `told to have ended as ${ends.join(" and as ")}`],
		[ends.some((end) => end !== shown), `told to be ${ends}, and stored as ${row.state}`],
		[receipts.length > 1, `approved ${receipts.length} times`],
		[receipts.some((receipt) => receipt !== row.receipt_json?.signature), "another receipt than was acknowledged"],
		[tokens.length > 1, `collected as ${tokens.length} tokens`],
		[tokens.some((token) => token !== row.claims_json?.jti), "another token than was handed out"],
		[keys.some((key) => key !== told.keyThumbprint), "a token that is bound to another key"],
		[told.strangersServed > 0, `its outcome was given to ${told.strangersServed} other keys`],
	]);
}

function faultsIn(checks: readonly (readonly [found: boolean, fault: string])[]): string[] {
	return checks.filter(([found]) => found).map(([, fault]) => fault);
}
