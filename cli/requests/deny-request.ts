import { callServer } from "../../client/call-server.ts";
import type { PairedServer } from "../../client/paired-server.ts";
import { calls } from "../../contract/calls.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { Problem } from "../../contract/problem.ts";
import { CommandFailure } from "../command-failure.ts";
import { endWords } from "./end-words.ts";

export interface DenialWish {
	readonly request: LoginRequest;
	readonly report: boolean;
	/** Who denies. */
	readonly account: string;
}

export interface Denial {
	readonly request: LoginRequest;
	/** How it had ended before, where only the report was left to do. */
	readonly ended?: string;
	readonly quietUntil?: string;
}

/**
 * Denies a login and, where that is wished, reports it.
 * @throws CommandFailure where it had ended already, Problem, Unreachable
 */
export async function denyRequest(server: PairedServer, { request, report, account }: DenialWish): Promise<Denial> {
	const params = { id: request.id };
	if (report && request.account !== account)
		throw new CommandFailure(`Only ${request.account} can report this login. Without --report you can deny it.`, {
			code: "forbidden",
		});
	if (request.state === "pending") {
		try {
			const { quietUntil } = await callServer(server, calls.denyLoginRequest, { params, body: { report } });
			return { request, ...(quietUntil !== undefined && { quietUntil }) };
		} catch (error) {
			if (!(error instanceof Problem && error.code === "already-settled")) throw error;
		}
	}
	const ended = await callServer(server, calls.loginRequest, { params });
	const words = endWords(ended);
	if (!report) throw new CommandFailure(`It had ended already. ${words}`, { code: "already-settled" });
	const { quietUntil } = await callServer(server, calls.reportLoginRequest, { params, body: {} });
	return { request: ended, ended: words, quietUntil };
}
