import type { Command } from "commander";
import { accountFrom } from "../account-name.ts";
import { canAsk } from "../ask-line.ts";
import { usageFailure } from "../command-failure.ts";
import { type ExitCode, loginExitCodes } from "../exit-code.ts";
import { sayHowToApprove } from "../login/how-to-approve.ts";
import { type LoginWish, logIn } from "../login/log-in.ts";
import { logInWithKey } from "../login/log-in-with-key.ts";
import type { AnyLoginEnd } from "../login/login-end.ts";
import { readTimeout } from "../login/timeout.ts";
import { untilEnd } from "../login/until-end.ts";
import { serverFrom } from "../server-address.ts";
import type { Environment, Terminal } from "../terminal.ts";

interface LoginOptions {
	server?: string;
	account?: string;
	json?: boolean;
	receipt?: string;
	timeout?: string;
	key?: boolean;
	ca?: string;
}

const help = `
Somebody approves the login with a passkey, at the address this prints, after typing
the two digits it shows. Ctrl-C withdraws it.

Where a security key of the account is plugged in here, its PIN and a touch are enough,
and nobody has to approve: --key insists on that, --no-key goes without. A receipt is an
approver's, so with --receipt somebody is asked.

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
		.option("--key", "log in with a security key of this machine, and in no other way")
		.option("--no-key", "ask an approver, also where a security key is plugged in")
		.option("--ca <FILE>", "also trust these certificates (PEM)")
		.addHelpText("after", help)
		.action(async (options: LoginOptions) => {
			const wish = readWish(options, terminal.environment);
			if (options.key && options.receipt !== undefined)
				throw usageFailure("A login with one's own key has no receipt: leave out --key or --receipt.");
			end(await runLogin(wish, options, terminal));
		});
}

function runLogin(wish: LoginWish, options: LoginOptions, terminal: Terminal): Promise<ExitCode> {
	const { json, receipt } = options;
	return untilEnd(
		{ server: wish.server, receipt },
		(stop) => logInHere(wish, options, terminal, stop),
		(loginEnd, report) => {
			terminal.say(terminal.style(loginEnd.state === "approved" ? "green" : "yellow", report.words));
			if (json) terminal.print(JSON.stringify({ ...report.json, account: wish.account, ...approvalOf(loginEnd) }));
			else if (loginEnd.state === "approved") terminal.print(loginEnd.accessToken);
		},
	);
}

/** With a key of this machine where that is wished or possible, else by an approver. */
async function logInHere(
	wish: LoginWish,
	{ key, receipt }: LoginOptions,
	terminal: Terminal,
	stop: AbortSignal,
): Promise<AnyLoginEnd> {
	// A key's own login leaves no receipt, and a PIN is asked for in a terminal only.
	const tryKey = key ?? (receipt === undefined && canAsk());
	if (tryKey) {
		const byKey = await logInWithKey(wish, key === true, terminal, stop).catch((error: unknown) => {
			if (stop.aborted) return "stopped" as const;
			throw error;
		});
		if (byKey === "stopped") return { state: "stopped", withdrawal: "not-asked" };
		if (byKey) return { ...byKey, state: "approved" };
	}
	return await logIn(
		wish,
		terminal,
		(pending) => sayHowToApprove(terminal, `To log in as ${wish.account}`, pending),
		stop,
	);
}

function approvalOf(end: AnyLoginEnd) {
	if (end.state !== "approved") return {};
	const { accessToken, tokenType, expiresIn, receipt } = end;
	return { accessToken, tokenType, expiresIn, receipt };
}

function readWish({ server, account, timeout, ca }: LoginOptions, environment: Environment): LoginWish {
	return {
		server: serverFrom(server, environment),
		account: accountFrom(account, environment),
		matter: { kind: "login" },
		timeout: readTimeout(timeout),
		caFile: ca,
	};
}
