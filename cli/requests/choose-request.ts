import { createInterface } from "node:readline/promises";
import type { PairedServer } from "../../client/paired-server.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
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
	if (!process.stdin.isTTY || !process.stderr.isTTY) {
		const ids = requests.map(({ id }) => id).join(", ");
		throw usageFailure(`Several logins wait: name one of ${ids}.`);
	}
	const width = String(requests.length).length;
	const columns = (process.stderr.columns || 80) - width - 2;
	const [head = "", ...rows] = pendingTable(requests, Date.now() + server.clockOffset, columns);
	terminal.say(`${" ".repeat(width)}  ${terminal.style("bold", head)}`);
	for (const [index, row] of rows.entries()) terminal.say(`${String(index + 1).padStart(width)}  ${row}`);
	return askForOne(requests, signal);
}

/** Asks until there is a number that fits; Ctrl-C and the end of the input choose none. */
async function askForOne(requests: readonly LoginRequest[], signal: AbortSignal): Promise<LoginRequest> {
	// Not as a terminal: the terminal's own line editing is enough, and so Ctrl-C stays a signal.
	const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
	const closed = new Promise<never>((_, reject) =>
		lines.once("close", () => reject(new CommandFailure("Nothing was chosen.", { code: "nothing-chosen" }))),
	);
	try {
		for (;;) {
			const answer = await Promise.race([lines.question(`Which one? 1 to ${requests.length}: `, { signal }), closed]);
			const chosen = /^\d{1,6}$/.test(answer.trim()) ? requests[Number(answer) - 1] : undefined;
			if (chosen) return chosen;
		}
	} finally {
		closed.catch(() => undefined);
		lines.close();
	}
}
