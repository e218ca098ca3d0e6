import type { FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "../../../contract/problem.ts";
import { page, paragraph } from "../pages/page.ts";

/** Where a failure of an authorization's pages becomes one: a person reads it, and no program. */
export async function refuseWithPage(
	cause: unknown,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<FastifyReply> {
	const { errors } = await import("oidc-provider");
	reply.type("text/html");
	if (cause instanceof errors.SessionNotFound)
		return reply
			.code(404)
			.send(
				page("This login can not go on", [
					paragraph("It took too long, was used before, or was begun in another browser. Start again where you began."),
				]),
			);
	const { statusCode } = Object(cause) as { statusCode?: number };
	const foreseen = statusCode !== undefined && statusCode < 500 ? new Problem("invalid-request") : undefined;
	const problem = cause instanceof Problem ? cause : (foreseen ?? new Problem("internal", { cause }));
	if (problem.status >= 500) request.log.error({ err: problem.cause ?? cause }, "a login's page failed");
	reply.problem = problem.code;
	return reply.code(problem.status).send(page("Not logged in", [paragraph(problem.message)]));
}
