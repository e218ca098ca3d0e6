import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { Problem, type ProblemCode, problems } from "../../contract/problem.ts";

declare module "fastify" {
	interface FastifyReply {
		/** What it was refused with, for whoever counts. */
		problem?: ProblemCode;
	}
}

/** Fastify's own refusals, in the contract's words. */
const frameworkCodes: Record<string, ProblemCode> = {
	FST_ERR_CTP_INVALID_MEDIA_TYPE: "not-json",
	FST_ERR_CTP_BODY_TOO_LARGE: "too-large",
	FST_ERR_NOT_FOUND: "not-found",
};

/** Nothing that whoever called could have done otherwise: it is for the log as well. */
const ours: ReadonlySet<ProblemCode> = new Set(["internal", "storage-full", "storage-read-only"]);

/** The one place where a failure becomes an answer. What is not a known problem is logged and told as `internal`. */
export function replyWithProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	const problem = asProblem(error);
	if (ours.has(problem.code)) request.log.error({ err: problem.cause ?? error }, "a call failed");
	return sendProblem(reply, problem);
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
	const { code, members, status } = problem;
	reply.problem = code;
	const wait = members["retryAfter"];
	if (typeof wait === "number") reply.header("retry-after", wait);
	return reply
		.code(status)
		.header("content-type", "application/problem+json")
		.header("cache-control", "no-store")
		.send(JSON.stringify({ type: "about:blank", title: problems[code][1], status, code, ...members }));
}

function asProblem(error: unknown): Problem {
	if (error instanceof Problem) return error;
	const { code, statusCode } = Object(error) as Partial<FastifyError>;
	const known = code === undefined ? undefined : frameworkCodes[code];
	if (known) return new Problem(known);
	if (statusCode !== undefined && statusCode < 500) return new Problem("invalid-request");
	return new Problem("internal");
}
