import { callServer } from "../../client/call-server.ts";
import type { PairedServer } from "../../client/paired-server.ts";
import { calls } from "../../contract/calls.ts";
import { type LoginRequest, LoginRequestId } from "../../contract/login-request.ts";
import { Problem } from "../../contract/problem.ts";
import { CommandFailure, usageFailure } from "../command-failure.ts";
import type { Scope } from "./list-pending.ts";

/**
 * The login that an id names, or the beginning of one: among one's own logins, else among those that an
 * administrator sees; one that still waits before those that have ended.
 * @throws CommandFailure where there is none, or more than one; Problem, Unreachable
 */
export async function findRequest(server: PairedServer, given: string, signal: AbortSignal): Promise<LoginRequest> {
	const start = given.toLowerCase();
	if (!/^[a-z2-7]{1,26}$/.test(start)) throw usageFailure(`"${given}" is not the id of a login.`);
	if (LoginRequestId.safeParse(start).success)
		return callServer(server, calls.loginRequest, { params: { id: start }, signal });
	for (const scope of ["own", "all"] as const) {
		const fitting = (await recent(server, scope, signal)).filter(({ id }) => id.startsWith(start));
		const waiting = fitting.filter(({ state }) => state === "pending");
		const [found, ...others] = waiting.length > 0 ? waiting : fitting;
		if (found && others.length === 0) return found;
		if (found) {
			const ids = [found, ...others].map(({ id }) => id).join(", ");
			throw usageFailure(`Several logins begin with ${start}: ${ids}.`);
		}
	}
	throw new CommandFailure(`No login that you may see begins with ${start}.`, { code: "not-found" });
}

/** The newest of a scope; none where it is not this account's to see. */
async function recent(server: PairedServer, scope: Scope, signal: AbortSignal): Promise<LoginRequest[]> {
	try {
		return (await callServer(server, calls.listLoginRequests, { query: { scope, limit: 200 }, signal })).requests;
	} catch (error) {
		if (error instanceof Problem && error.code === "forbidden") return [];
		throw error;
	}
}
