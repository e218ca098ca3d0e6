import type { PairedServer } from "../../client/paired-server.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { askLine, canAsk } from "../ask-line.ts";
import { CommandFailure, usageFailure } from "../command-failure.ts";
import type { Terminal } from "../terminal.ts";
import { listPending } from "./list-pending.ts";
import { pendingTable } from "./pending-table.ts";

/**
 * The only login that waits or, on a terminal, the one of several that is chosen by its number.
 * @throws CommandFailure where none waits, or several and there is nobody to ask; Problem, Unreachable
 */
export async function chooseRequest(
	server: PairedServer,
	terminal: Terminal,
	signal: AbortSignal,
): Promise<LoginRequest> {
	const requests = await listPending(server, "own", signal);
	const [only, ...others] = requests;
	if (!only) throw new CommandFailure("Nothing waits.", { code: "nothing-waits" });
	if (others.length === 0) return only;
	if (!canAsk()) {
		const ids = requests.map(({ id }) => id).join(", ");
		throw usageFailure(`Several logins wait: name one of ${ids}.`);
	}
	const width = String(requests.length).length;
	const columns = (process.stderr.columns || 80) - width - 2;
	const [head = "", ...rows] = pendingTable(requests, Date.now() + server.clockOffset, columns);
	terminal.say(`${" ".repeat(width)}  ${terminal.style("bold", head)}`);
	for (const [index, row] of rows.entries()) terminal.say(`${String(index + 1).padStart(width)}  ${row}`);
	return askLine(
		`Which one? 1 to ${requests.length}: `,
		(answer) => (/^\d{1,6}$/.test(answer) ? requests[Number(answer) - 1] : undefined),
		signal,
	);
}
