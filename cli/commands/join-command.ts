import type { Command } from "commander";
import { Problem } from "../../contract/problem.ts";
import { readMachineLink } from "../../contract/vpn-join.ts";
import { accountFrom } from "../account-name.ts";
import { CommandFailure, usageFailure } from "../command-failure.ts";
import { type ExitCode, exitCode, loginExitCodes } from "../exit-code.ts";
import { explainTrouble } from "../explain-trouble.ts";
import { type JoinReport, removedReport, reportJoin } from "../join/join-end.ts";
import { type JoinEnd, type JoinWish, joinMachine } from "../join/join-machine.ts";
import { wantsRemoval } from "../join/offer-removal.ts";
import { readTimeout } from "../login/timeout.ts";
import { heedLostOutput, requireOutput } from "../lost-output.ts";
import { receiveLink } from "../receive-secret.ts";
import { serverFrom } from "../server-address.ts";
import { listenForStop } from "../stop-signals.ts";
import type { Terminal } from "../terminal.ts";

interface JoinOptions {
	server?: string;
	account?: string;
	json?: boolean;
	timeout?: string;
	ca?: string;
}

const help = `
LINK is what tailscale up prints on the machine, or the hskey-authreq-… at its end. With -
it is read from stdin, where nobody sees it: whoever has it can ask to let the machine in
as their own.

Somebody approves it with a passkey, after typing the two digits that this prints. Then the
server has headscale let the machine in, and for a minute it can be taken out again.
Ctrl-C withdraws it.

${loginExitCodes}

Examples:
  countersign join https://vpn.example.org/register/hskey-authreq-… --account alice
  countersign join - <link.txt`;

export function addJoinCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	program
		.command("join")
		.summary("let a machine into the VPN, with the link that tailscale up prints")
		.description("Let a machine into the VPN, with the link that tailscale up prints on it.")
		.argument("<LINK>", "the link, or - for stdin")
		.option("--server <URL>", "the server to ask (or COUNTERSIGN_SERVER)")
		.option("--account <NAME>", "whose machine it is to be (or COUNTERSIGN_ACCOUNT; else your user name)")
		.option("--json", "print one JSON object, also when it fails")
		.option("--timeout <SECONDS>", "withdraw it after so long, and exit with 4")
		.option("--ca <FILE>", "also trust these certificates (PEM)")
		.addHelpText("after", help)
		.action(async (link: string, options: JoinOptions) => end(await join(link, options, terminal)));
}

async function join(given: string, options: JoinOptions, terminal: Terminal): Promise<ExitCode> {
	const { server, account, timeout, ca, json = false } = options;
	const wish = {
		server: serverFrom(server, terminal.environment),
		account: accountFrom(account, terminal.environment),
		timeout: readTimeout(timeout),
		caFile: ca,
	};
	const signals = listenForStop(["SIGINT", "SIGTERM", "SIGHUP"], () => process.exit(exitCode.cancelled));
	const stop = AbortSignal.any([signals, heedLostOutput()]);
	const link = readMachineLink(await receiveLink(given, terminal, stop));
	if (!link)
		throw usageFailure(
			"That is no link of tailscale up. It ends with /register/hskey-authreq- and 24 letters and digits.",
		);
	const explained = (error: unknown) => {
		throw explainJoinTrouble(error, { ...wish, link });
	};
	const ended = await joinMachine({ ...wish, link }, terminal, stop).catch(explained);
	const report = tell(reportJoin(ended), wish.account, json, terminal);
	if (json) {
		await requireOutput(report.words);
		return report.exitCode;
	}
	return await untilKept(ended, wish.account, terminal, stop).catch(explained);
}

/** For as long as a machine that was let in can be taken back. */
async function untilKept(end: JoinEnd, account: string, terminal: Terminal, stop: AbortSignal): Promise<ExitCode> {
	if (end.state !== "registered" || !(await wantsRemoval(end, terminal, stop))) return reportJoin(end).exitCode;
	await end.remove?.();
	return tell(removedReport(end.node), account, false, terminal).exitCode;
}

function tell(report: JoinReport, account: string, json: boolean, terminal: Terminal): JoinReport {
	terminal.say(terminal.style(report.json.state === "registered" ? "green" : "yellow", report.words));
	if (json) terminal.print(JSON.stringify({ ...report.json, account }));
	return report;
}

function explainJoinTrouble(error: unknown, { server, link }: JoinWish): unknown {
	if (!(error instanceof Problem)) return explainTrouble(error, server);
	const { code, members } = error;
	const words: Partial<Record<typeof code, string>> = {
		"no-vpn": `${server} lets no machines into a VPN: its administrator has not set up headscale.`,
		"other-vpn": `This link belongs to ${link.vpn}; ${server} lets machines into ${members["vpn"]}.`,
		"removal-over": "The minute is over, so the machine stays. Whoever runs headscale can remove it.",
		"vpn-failed": "headscale did not remove the machine: it is still in. Whoever runs headscale can remove it.",
	};
	return code in words ? new CommandFailure(words[code] ?? "", { code, cause: error }) : explainTrouble(error, server);
}
