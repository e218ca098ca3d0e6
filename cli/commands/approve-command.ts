import type { Command } from "commander";
import type { PairedServer } from "../../client/paired-server.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { Problem } from "../../contract/problem.ts";
import { CommandFailure, usageFailure } from "../command-failure.ts";
import { type ExitCode, exitCode, loginExitCodes } from "../exit-code.ts";
import { offerPairing } from "../pairings/offer-pairing.ts";
import { type PairedOptions, pairedOptions, withPairing } from "../pairings/with-pairing.ts";
import { approveWithKey } from "../requests/approve-with-key.ts";
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
	browser?: boolean;
	json?: boolean;
}

const help = `
Shows everything that will be signed, asks for the two digits of the asking screen, then
for your security key's PIN and a touch. All of it happens in this terminal; the PIN goes
to the key and nowhere else.

--browser opens the page where a passkey of your browser or phone signs instead, and
--no-browser only prints its address; compare what the page shows with this.

Without ID it takes the only login that waits; of several, a terminal lets you choose.
The beginning of an ID is enough. Ctrl-C leaves the login waiting.

${loginExitCodes}

Examples:
  countersign approve
  countersign approve k3vq --code 47
  countersign approve --browser`;

export function addApproveCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const command = program
		.command("approve")
		.summary("read a login that waits, and approve it")
		.description("Read a login that waits, and approve it with your security key or a passkey.")
		.argument("[ID]", "the login, or the beginning of its id")
		.option("--code <NN>", "the two digits of the asking screen, to be typed already")
		.option("--browser", "use a passkey, on a page that opens in the browser")
		.option("--no-browser", "use a passkey, on a page whose address is only printed")
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
		if (!json) await offerPairing(paired, terminal, stop);
		const ended = await withPairing(paired, terminal, stop, async (server, { account }) => {
			const request =
				id === undefined ? await chooseRequest(server, terminal, stop) : await findRequest(server, id, stop);
			if (request.account !== account)
				throw new CommandFailure(`Only ${request.account} can approve this login. You may deny it.`, {
					code: "forbidden",
				});
			showRequest(terminal, request);
			if (request.state !== "pending") return request;
			return browser === undefined
				? approveWithKey(server, request, code, terminal, stop)
				: approveOnPage(server, request, { code, browser }, terminal, stop);
		});
		return tell(ended, json, terminal);
	} catch (error) {
		if (!stop.aborted) throw error;
		terminal.say("Stopped. The login waits on until its time runs out, unless you deny it.");
		if (json) terminal.print(JSON.stringify({ state: "pending" }));
		return exitCode.cancelled;
	}
}

async function approveOnPage(
	server: PairedServer,
	request: LoginRequest,
	{ code, browser }: { code: string | undefined; browser: boolean },
	terminal: Terminal,
	stop: AbortSignal,
): Promise<LoginRequest> {
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
