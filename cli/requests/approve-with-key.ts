import { approveLogin } from "../../client/approve-login.ts";
import { callServer } from "../../client/call-server.ts";
import type { PairedServer } from "../../client/paired-server.ts";
import { calls } from "../../contract/calls.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { Problem } from "../../contract/problem.ts";
import { CommandFailure } from "../command-failure.ts";
import { keySigner } from "../security-key/key-signer.ts";
import type { Terminal } from "../terminal.ts";
import { askCode } from "./ask-code.ts";
import { SettledElsewhere, untilSettled } from "./until-settled.ts";

/**
 * Approves a login that was shown with a security key of this machine: match code, PIN, touch.
 * @param code the two digits, where they were given on the command line
 * @returns the login as it ended, here or elsewhere
 * @throws CommandFailure, Problem, Unreachable, what `stop` was aborted with
 */
export async function approveWithKey(
	server: PairedServer,
	request: LoginRequest,
	code: string | undefined,
	terminal: Terminal,
	stop: AbortSignal,
): Promise<LoginRequest> {
	const settled = untilSettled(server, request.id, stop);
	try {
		await decide(server, request, code, terminal, settled.signal);
	} catch (error) {
		if (!hasEnded(error)) throw stillWaiting(error);
	} finally {
		settled.end();
	}
	return callServer(server, calls.loginRequest, { params: { id: request.id }, signal: stop });
}

async function decide(
	server: PairedServer,
	shown: LoginRequest,
	given: string | undefined,
	terminal: Terminal,
	signal: AbortSignal,
): Promise<void> {
	const deadline = Date.parse(shown.expiresAt) - server.clockOffset;
	const signer = keySigner(terminal, { deadline, ctrlC: "leaves it waiting" }, signal);
	let code = shown.matchCode === "off" ? "" : given;
	for (;;) {
		code ??= await askCode(terminal, signal);
		const approval = await approveLogin(server, { shown, code }, signer);
		if (approval.state === "approved" || approval.attemptsLeft === 0) return;
		terminal.say(terminal.style("yellow", "That is not the code of the asking screen. One more wrong code denies it."));
		code = undefined;
	}
}

/** A key that fails, or a person who does, decides nothing. */
function stillWaiting(error: unknown): unknown {
	if (!(error instanceof CommandFailure)) return error;
	const { code, exitCode } = error;
	return new CommandFailure(`${error.message} The login still waits.`, { code, exitCode, cause: error });
}

/** Below is said how. */
function hasEnded(error: unknown): boolean {
	return error instanceof SettledElsewhere || (error instanceof Problem && error.code === "already-settled");
}
