import type { AnswerOf } from "../contract/call.ts";
import { calls } from "../contract/calls.ts";
import { Problem } from "../contract/problem.ts";
import { askUntilEnded, type Expired, type Patience } from "./ask-until-ended.ts";
import { callServer, type ServerConnection } from "./call-server.ts";

type Approval = Extract<AnswerOf<typeof calls.loginOutcome>, { state: "approved" }>;

/** How a login ended. */
export type LoginOutcome = Approval | { readonly state: "denied" | "cancelled" | "collected" } | Expired;

/**
 * Asks for the outcome again and again until there is one; trouble on the way is waited out until the deadline.
 * @throws Problem where asking again is of no use; what the `signal` was aborted with
 */
export function waitForOutcome(
	server: ServerConnection,
	{ id, deadline }: { id: string; deadline: number },
	patience: Patience,
): Promise<LoginOutcome> {
	const { signal } = patience;
	const ask = async (wait: number): Promise<LoginOutcome | undefined> => {
		const given = { params: { id }, query: { wait }, ...(signal && { signal }) };
		const answer = await callServer(server, calls.loginOutcome, given).catch(endOf);
		return answer.state === "pending" ? undefined : answer;
	};
	return askUntilEnded(ask, () => deadline, patience);
}

/** The end that a problem tells of. @throws it where it tells of something else */
export function endOf(error: unknown): { state: "denied" | "cancelled" | "collected" | "expired" } {
	const code = error instanceof Problem ? error.code : undefined;
	if (code === "denied" || code === "cancelled" || code === "collected" || code === "expired") return { state: code };
	throw error;
}
