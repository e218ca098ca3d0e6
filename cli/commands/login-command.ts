import type { Command } from "commander";
import { AccountName } from "../../contract/account.ts";
import { readAccountName } from "../account-name.ts";
import { usageFailure } from "../command-failure.ts";
import { type ExitCode, exitCode, loginExitCodes } from "../exit-code.ts";
import { explainTrouble } from "../explain-trouble.ts";
import { osUserName } from "../login/asker-claims.ts";
import { type LoginEnd, type LoginWish, logIn } from "../login/log-in.ts";
import { reportEnd } from "../login/login-end.ts";
import { openReceiptFile } from "../login/receipt-file.ts";
import { serverFrom } from "../server-address.ts";
import { listenForStop } from "../stop-signals.ts";
import type { Environment, Terminal } from "../terminal.ts";

interface LoginOptions {
	server?: string;
	account?: string;
	json?: boolean;
	receipt?: string;
	timeout?: string;
	ca?: string;
}

const help = `
Somebody approves the login with a passkey, at the address this prints, after typing
the two digits it shows. Ctrl-C withdraws it.

The token on stdout is bound to a key that lives in this process and ends with it, so
nobody can use the token afterwards. It, the exit code and above all the receipt tell a
script who approved and what: the receipt can be verified at any time, offline.

${loginExitCodes}

Examples:
  countersign login --server sign.example.org --account alice
  countersign login --receipt deploy.json >/dev/null && ./deploy
  countersign login --json | jq -r .state`;

export function addLoginCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	program
		.command("login")
		.summary("ask to log in, and wait until somebody approves it with a passkey")
		.description("Ask to log in, and wait until somebody approves it with a passkey.")
		.option("--server <URL>", "the server to ask (or COUNTERSIGN_SERVER)")
		.option("--account <NAME>", "the account to log in as (or COUNTERSIGN_ACCOUNT; else your user name)")
		.option("--json", "print one JSON object instead of the token, also when it fails")
		.option("--receipt <FILE>", "save the receipt of the approval, readable by you only")
		.option("--timeout <SECONDS>", "withdraw the login after so long, and exit with 4")
		.option("--ca <FILE>", "also trust these certificates (PEM)")
		.addHelpText("after", help)
		.action(async (options: LoginOptions) => {
			const wish = readWish(options, terminal.environment);
			end(await runLogin(wish, options, terminal));
		});
}

async function runLogin(wish: LoginWish, { json, receipt }: LoginOptions, terminal: Terminal): Promise<ExitCode> {
	const file = receipt === undefined ? undefined : await openReceiptFile(receipt);
	const stop = listenForStop(["SIGINT", "SIGTERM", "SIGHUP"], () => process.exit(exitCode.cancelled));
	let approved = false;
	try {
		const loginEnd = await logIn(wish, terminal, stop).catch((error: unknown) => {
			throw explainTrouble(error, wish.server);
		});
		const report = reportEnd(loginEnd);
		approved = loginEnd.state === "approved";
		if (loginEnd.state === "approved") await file?.save(loginEnd.receipt);
		terminal.say(terminal.style(approved ? "green" : "yellow", report.words));
		if (json) terminal.print(JSON.stringify({ ...report.json, account: wish.account, ...approvalOf(loginEnd) }));
		else if (loginEnd.state === "approved") terminal.print(loginEnd.accessToken);
		return report.exitCode;
	} finally {
		if (!approved) await file?.discard();
	}
}

function approvalOf(end: LoginEnd) {
	if (end.state !== "approved") return {};
	const { accessToken, tokenType, expiresIn, receipt } = end;
	return { accessToken, tokenType, expiresIn, receipt };
}

function readWish({ server, account, timeout, ca }: LoginOptions, environment: Environment): LoginWish {
	return {
		server: serverFrom(server, environment),
		account: readAccount(account || environment["COUNTERSIGN_ACCOUNT"]),
		timeout: timeout === undefined ? undefined : readSeconds(timeout) * 1000,
		caFile: ca,
	};
}

function readAccount(given: string | undefined): string {
	if (given) return readAccountName(given);
	const { data } = AccountName.safeParse(osUserName());
	if (!data) throw usageFailure("Name the account with --account: your user name can not be one.");
	return data;
}

function readSeconds(text: string): number {
	const seconds = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	if (seconds < 1) throw usageFailure(`--timeout takes a whole number of seconds, not "${text}".`);
	return seconds;
}
