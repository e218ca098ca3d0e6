import type { LoginRequest } from "../../contract/login-request.ts";
import { minutes } from "../minutes.ts";
import { tableLines } from "../table.ts";
import { shortId } from "./short-ids.ts";
import { claimsOf, statementOf } from "./statement.ts";

const head = ["LEFT", "ASKS", "FROM", "CLAIMS", "ID"];
/** What may be cut: words, never an address or an id. */
const cut = [1, 3];

/**
 * Requests that wait, as lines, the head first.
 * @param serverNow the server's clock: milliseconds since 1970
 * @param columns of the terminal; left out, nothing is shortened
 */
export function pendingTable(requests: readonly LoginRequest[], serverNow: number, columns?: number): string[] {
	const ids = requests.map(({ id }) => id);
	const rows = requests.map((request) => [
		minutes(Date.parse(request.expiresAt) - serverNow),
		request.announced ? statementOf(request) : `(unannounced) ${statementOf(request)}`,
		request.address,
		claimsOf(request) || "-",
		columns === undefined ? request.id : shortId(request.id, ids),
	]);
	return tableLines(head, rows, columns === undefined ? undefined : { columns, cut });
}
