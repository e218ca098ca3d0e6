import type { Command } from "commander";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { type PairedOptions, pairedOptions, withPairing } from "../pairings/with-pairing.ts";
import { chooseRequest } from "../requests/choose-request.ts";
import { type Denial, denyRequest } from "../requests/deny-request.ts";
import { findRequest } from "../requests/find-request.ts";
import { claimsOf, statementOf } from "../requests/statement.ts";
import { listenForStop } from "../stop-signals.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible-text.ts";

interface DenyOptions extends PairedOptions {
	report?: boolean;
	json?: boolean;
}

const help = `
Without ID it denies the only login that waits; of several, a terminal lets you choose.
The beginning of an ID is enough. Administrators can deny everybody's logins.

--report says "I did not start this": administrators are told, and the source is not
announced to you for a while. It also works on a login that ended within 24 hours in
another way than by an approval.

Exit codes:
  0 denied, or reported   1 error, or it had ended already   2 usage   5 stopped by Ctrl-C

Examples:
  countersign deny
  countersign deny k3vq --report`;

export function addDenyCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const command = program
		.command("deny")
		.summary("deny a login that waits")
		.description("Deny a login that waits; it needs no passkey.")
		.argument("[ID]", "the login, or the beginning of its id")
		.option("--report", "also say that you did not start it")
		.option("--json", "print one JSON object, also when it fails");
	pairedOptions(command)
		.addHelpText("after", help)
		.action(async (id: string | undefined, { report = false, json = false, ...options }: DenyOptions) => {
			const stop = listenForStop(["SIGINT", "SIGTERM", "SIGHUP"], () => process.exit(exitCode.cancelled));
			try {
				const denial = await withPairing(options, terminal, stop, async (server, { account }) => {
					const request =
						id === undefined ? await chooseRequest(server, terminal, stop) : await findRequest(server, id, stop);
					return denyRequest(server, { request, report, account });
				});
				tell(denial, json, terminal);
				end(exitCode.ok);
			} catch (error) {
				if (!stop.aborted) throw error;
				terminal.say("Stopped.");
				end(exitCode.cancelled);
			}
		});
}

function tell({ request, ended, quietUntil }: Denial, json: boolean, terminal: Terminal): void {
	const claims = claimsOf(request);
	const what = `${statementOf(request)}, from ${request.address}${claims && `, claims to be ${claims}`}`;
	terminal.say(`${ended ?? "Denied."} It was: ${visible(what)}`);
	if (quietUntil !== undefined)
		terminal.say(`Reported. Logins from its source are not announced to you until ${quietUntil}.`);
	if (!json) return;
	const state = ended === undefined ? "denied" : request.state;
	terminal.print(JSON.stringify({ id: request.id, state, ...(quietUntil !== undefined && { quietUntil }) }));
}
