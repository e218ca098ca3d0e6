import type { Command } from "commander";
import type { PairedServer } from "../../client/paired-server.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { Problem } from "../../contract/problem.ts";
import { CommandFailure, usageFailure } from "../command-failure.ts";
import { type ExitCode, exitCode, loginExitCodes } from "../exit-code.ts";
import { type PairedOptions, pairedOptions, withPairing } from "../pairings/with-pairing.ts";
import { chooseRequest } from "../requests/choose-request.ts";
import { endExitCodes, endWords } from "../requests/end-words.ts";
import { findRequest } from "../requests/find-request.ts";
import { openCeremony } from "../requests/open-ceremony.ts";
import { showRequest } from "../requests/request-details.ts";
import { waitForEnd } from "../requests/wait-for-end.ts";
import { listenForStop } from "../stop-signals.ts";
import type { Terminal } from "../terminal.ts";

interface ApproveOptions extends PairedOptions {
	code?: string;
	browser: boolean;
	json?: boolean;
}

const help = `
Shows everything that will be signed, opens the page where your passkey signs it, and
waits until the login ends there or elsewhere. Compare what the page shows with this.

Without ID it takes the only login that waits; of several, a terminal lets you choose.
The beginning of an ID is enough. Ctrl-C only stops the waiting.

${loginExitCodes}

Examples:
  countersign approve
  countersign approve k3vq --code 47
  countersign approve --no-browser`;

export function addApproveCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const command = program
		.command("approve")
		.summary("read a login that waits, and approve it in the browser")
		.description("Read a login that waits, and approve it with your passkey in the browser.")
		.argument("[ID]", "the login, or the beginning of its id")
		.option("--code <NN>", "the two digits of the asking screen, to be typed already")
		.option("--no-browser", "only print the address of the page")
		.option("--json", "print one JSON object, also when it fails");
	pairedOptions(command)
		.addHelpText("after", help)
		.action(async (id: string | undefined, options: ApproveOptions) => {
			const { code } = options;
			if (code !== undefined && !/^\d\d$/.test(code)) throw usageFailure(`--code takes two digits, not "${code}".`);
			end(await runApprove(id, options, terminal));
		});
}

async function runApprove(id: string | undefined, options: ApproveOptions, terminal: Terminal): Promise<ExitCode> {
	const { code, browser, json = false, ...paired } = options;
	const stop = listenForStop(["SIGINT", "SIGTERM", "SIGHUP"], () => process.exit(exitCode.cancelled));
	try {
		const ended = await withPairing(paired, terminal, stop, async (server, { account }) => {
			const request =
				id === undefined ? await chooseRequest(server, terminal, stop) : await findRequest(server, id, stop);
			if (request.account !== account)
				throw new CommandFailure(`Only ${request.account} can approve this login. You may deny it.`, {
					code: "forbidden",
				});
			return approve(server, request, { code, browser }, terminal, stop);
		});
		return tell(ended, json, terminal);
	} catch (error) {
		if (!stop.aborted) throw error;
		terminal.say("Stopped. The login waits on until its time runs out, unless you deny it.");
		if (json) terminal.print(JSON.stringify({ state: "pending" }));
		return exitCode.cancelled;
	}
}

async function approve(
	server: PairedServer,
	request: LoginRequest,
	{ code, browser }: { code: string | undefined; browser: boolean },
	terminal: Terminal,
	stop: AbortSignal,
): Promise<LoginRequest> {
	showRequest(terminal, request);
	if (request.state !== "pending") return request;
	try {
		const typed = request.matchCode === "off" ? undefined : code;
		await openCeremony(server, { id: request.id, code: typed, browser }, terminal, stop);
	} catch (error) {
		// It ended while it was read: below is said how.
		if (!(error instanceof Problem && error.code === "already-settled")) throw error;
	}
	return waitForEnd(server, request, terminal, stop);
}

function tell(request: LoginRequest, json: boolean, terminal: Terminal): ExitCode {
	const { id, state, reason, settledBy, settledAt, signedWith } = request;
	if (state === "pending")
		throw new CommandFailure("The server did not say in time how it ended.", { code: "unreachable" });
	terminal.say(terminal.style(state === "approved" ? "green" : "yellow", endWords(request)));
	if (json) terminal.print(JSON.stringify({ id, state, reason, settledBy, settledAt, signedWith }));
	return endExitCodes[state];
}
