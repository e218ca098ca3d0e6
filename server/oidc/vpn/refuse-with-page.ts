import type { FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "../../../contract/problem.ts";
import { page } from "../pages/page.ts";
import { providerErrors } from "../provider/provider-errors.ts";
import { AddressGone, OtherBrowser } from "./read-visit.ts";
import { addressGone, begunElsewhere, isOver, type RefusalWords, wordsOf } from "./refusal-words.ts";

type Refuse = (cause: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Where a failure of an authorization's pages becomes one: a person reads it, and no program. */
export function refuseWithPage(origin: string): Refuse {
	const { host } = new URL(origin);
	const send = (reply: FastifyReply, status: number, { title, body }: RefusalWords) =>
		reply.code(status).type("text/html").send(page({ title, host }, body));
	return async (cause, request, reply) => {
		const errors = await providerErrors();
		if (cause instanceof OtherBrowser) return send(reply, 404, begunElsewhere);
		if (cause instanceof AddressGone) return send(reply, 404, addressGone);
		if (cause instanceof errors.SessionNotFound) return send(reply, 404, isOver);
		const problem = problemOf(cause);
		if (problem.status >= 500) request.log.error({ err: problem.cause ?? cause }, "a login's page failed");
		reply.problem = problem.code;
		const wait = problem.members["retryAfter"];
		if (typeof wait === "number") reply.header("retry-after", wait);
		return send(reply, problem.status, wordsOf(problem, againAt(request)));
	};
}

/** A login that is only being begun is all in its address, with what stands behind the path. */
function againAt({ method, url }: FastifyRequest): string {
	return method === "GET" ? url : (url.split("?", 1)[0] ?? "");
}

function problemOf(cause: unknown): Problem {
	if (cause instanceof Problem) return cause;
	const { statusCode } = Object(cause) as { statusCode?: number };
	return statusCode !== undefined && statusCode < 500
		? new Problem("invalid-request")
		: new Problem("internal", { cause });
}
