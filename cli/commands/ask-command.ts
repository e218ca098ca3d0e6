import type { Command } from "commander";
import type { PendingLogin } from "../../client/request-login.ts";
import { LoginKind } from "../../contract/login-request.ts";
import { accountNamed } from "../account-name.ts";
import { type ExitCode, loginExitCodes } from "../exit-code.ts";
import { approveAddress } from "../login/how-to-approve.ts";
import { type LoginWish, logIn } from "../login/log-in.ts";
import { readMatter } from "../login/login-matter.ts";
import { readTimeout } from "../login/timeout.ts";
import { untilEnd } from "../login/until-end.ts";
import { serverFrom } from "../server-address.ts";
import type { Environment, Terminal } from "../terminal.ts";

interface AskOptions {
	server?: string;
	account?: string;
	text?: string;
	kind?: string;
	target?: string;
	osUser?: string;
	json?: boolean;
	receipt?: string;
	timeout?: string;
	ca?: string;
}

const help = `
For programs and scripts that want a person's consent. One line on stdout tells the
person the match code and where to approve, as soon as both are known; then the exit
code says how it came out. Nothing is read from the terminal. Whatever goes wrong, the
exit code is not 0: let nobody in then.

What is asked for: a login says it in --text; --kind ssh, vpn and device name their
--target; a command behind -- asks to run it.

With --json the first line of stdout is {"state":"pending",…} with id, matchCode,
approveUrl and expiresAt, and the second how it came out, with the receipt of an approval.

${loginExitCodes}

Examples:
  countersign ask --account alice --text "Restore the database of shop"
  countersign ask --account alice --target web1 -- systemctl restart nginx
  countersign ask --account "$PAM_USER" --kind ssh --target "$(hostname)" --timeout 60`;

export function addAskCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	program
		.command("ask")
		.summary("have a program ask for an approval, and wait for it")
		.description("Ask somebody to approve something, for any program, and tell by the exit code what they said.")
		.argument("[COMMAND...]", "behind --: the command that is asked for, which is not run")
		.option("--server <URL>", "the server to ask (or COUNTERSIGN_SERVER)")
		.option("--account <NAME>", "whose approval it takes (or COUNTERSIGN_ACCOUNT)")
		.option("--text <TEXT>", "what is asked for, as its approver reads and signs it")
		.option("--kind <KIND>", `what it is: ${LoginKind.options.join(", ")} (default: run with a command, else login)`)
		.option("--target <NAME>", "the machine or network it is for")
		.option("--os-user <NAME>", "the user of this machine who wants it (default: this process's)")
		.option("--json", "print JSON lines, also when it fails")
		.option("--receipt <FILE>", "save the receipt of the approval, readable by you only")
		.option("--timeout <SECONDS>", "give up and withdraw it after so long, and exit with 4")
		.option("--ca <FILE>", "also trust these certificates (PEM)")
		.addHelpText("after", help)
		.action(async (command: string[], options: AskOptions) => {
			end(await ask(readWish(command, options, terminal.environment), options, terminal));
		});
}

function ask(wish: LoginWish, { json = false, receipt }: AskOptions, terminal: Terminal): Promise<ExitCode> {
	const { account, server } = wish;
	return untilEnd(
		{ server, receipt },
		(stop) => logIn(wish, terminal, (pending) => terminal.print(promptLine(account, pending, json)), stop),
		(end, { json: members, words }) => {
			const approved = end.state === "approved";
			// The token can be used by nobody once this process and its key have ended, so it is not shown.
			terminal.say(approved ? terminal.style("green", "Approved.") : terminal.style("yellow", words));
			if (json) terminal.print(JSON.stringify({ ...members, account, ...(approved && { receipt: end.receipt }) }));
		},
	);
}

/** The one line that comes before the waiting, for the person or for the program. */
function promptLine(account: string, pending: PendingLogin, json: boolean): string {
	const approveUrl = approveAddress(pending);
	const { id, matchCode, deadline } = pending;
	if (json) {
		const expiresAt = new Date(deadline).toISOString();
		return JSON.stringify({ state: "pending", account, id, matchCode, approveUrl, expiresAt });
	}
	return `${matchCode && `Match code ${matchCode}. `}To approve as ${account}: ${approveUrl}`;
}

function readWish(command: readonly string[], options: AskOptions, environment: Environment): LoginWish {
	const { server, account, text, kind, target, osUser, timeout, ca } = options;
	return {
		server: serverFrom(server, environment),
		account: accountNamed(account, environment),
		matter: readMatter({ kind, text, target, osUser, command }),
		timeout: readTimeout(timeout),
		caFile: ca,
	};
}
