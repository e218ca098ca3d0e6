import { callServer } from "../../client/call-server.ts";
import type { PairedServer } from "../../client/paired-server.ts";
import { calls } from "../../contract/calls.ts";
import type { LoginRequest } from "../../contract/login-request.ts";

export type Scope = "own" | "all";

/** Everything that waits, newest first. @throws Problem, Unreachable */
export async function listPending(server: PairedServer, scope: Scope, signal: AbortSignal): Promise<LoginRequest[]> {
	const requests: LoginRequest[] = [];
	let before: string | undefined;
	do {
		const query = { scope, state: "pending" as const, limit: 200, ...(before !== undefined && { before }) };
		const page = await callServer(server, calls.listLoginRequests, { query, signal });
		requests.push(...page.requests);
		before = page.next;
	} while (before !== undefined);
	return requests;
}
