import type { Command } from "commander";
import type { KeptPairing, PairedServer } from "../../client/paired-server.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { type PairedOptions, pairedOptions, withPairing } from "../pairings/with-pairing.ts";
import { listPending, type Scope } from "../requests/list-pending.ts";
import { pendingTable } from "../requests/pending-table.ts";
import { watchAudit } from "../requests/watch-audit.ts";
import { watchLines } from "../requests/watch-lines.ts";
import { watchScreen } from "../requests/watch-screen.ts";
import { listenForStop } from "../stop-signals.ts";
import type { Terminal } from "../terminal.ts";

interface RequestsOptions extends PairedOptions {
	watch?: boolean;
	all?: boolean;
	json?: boolean;
}

const help = `
"(unannounced)" stands before a login that nobody was told of: one of a flood, or from a
source that was reported. It can be approved like any other.

With --watch a terminal shows what waits, live. Elsewhere each change is a line of its
own; with --json too, each an object: {"event":"login-requested","at":…,"request":…} or
{"event":"login-settled","at":…,"id":…,"state":…}. Ctrl-C ends it with 0.

It also keeps the head of the server's audit log, and says where the log does not go on
from it: {"event":"audit-log","comparison":"cut-off","kept":…,"head":…}, or "other-log".

Examples:
  countersign requests
  countersign requests --watch
  countersign requests --all --json | jq -r '.requests[].id'`;

export function addRequestsCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const command = program
		.command("requests")
		.summary("list the logins that wait for you")
		.description("List the logins that wait for you.")
		.option("--watch", "follow them live")
		.option("--all", "everybody's, for administrators")
		.option("--json", "print JSON: one object, or with --watch one for each change");
	pairedOptions(command)
		.addHelpText("after", help)
		.action(async ({ watch = false, all = false, json = false, ...options }: RequestsOptions) => {
			const stop = listenForStop(["SIGINT", "SIGTERM", "SIGHUP"], () => process.exit(exitCode.ok));
			const scope = all ? "all" : "own";
			try {
				await withPairing(options, terminal, stop, (server, pairing) =>
					watch
						? followPending(server, pairing, { scope, json }, terminal, stop)
						: printPending(server, { scope, json }, terminal, stop),
				);
			} catch (error) {
				if (!stop.aborted) throw error;
				return end(watch ? exitCode.ok : exitCode.cancelled);
			}
			end(exitCode.ok);
		});
}

interface Shown {
	readonly scope: Scope;
	readonly json: boolean;
}

function followPending(
	server: PairedServer,
	pairing: KeptPairing,
	shown: Shown,
	terminal: Terminal,
	stop: AbortSignal,
): Promise<never> {
	const { environment } = terminal;
	const watched = { ...shown, audit: watchAudit(pairing, environment) };
	const screen = !shown.json && process.stdout.isTTY && environment["TERM"] !== "dumb";
	return screen ? watchScreen(server, watched, terminal, stop) : watchLines(server, watched, terminal, stop);
}

async function printPending(
	server: PairedServer,
	{ scope, json }: Shown,
	terminal: Terminal,
	stop: AbortSignal,
): Promise<void> {
	const requests = await listPending(server, scope, stop);
	if (json) return terminal.print(JSON.stringify({ requests }));
	if (requests.length === 0) return terminal.say("Nothing waits.");
	const columns = process.stdout.isTTY ? process.stdout.columns || 80 : undefined;
	const [head = "", ...rows] = pendingTable(requests, Date.now() + server.clockOffset, columns);
	terminal.print(terminal.style("bold", head, process.stdout));
	for (const row of rows) terminal.print(row);
}
