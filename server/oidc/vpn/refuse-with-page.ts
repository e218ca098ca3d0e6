import type { FastifyReply, FastifyRequest } from "fastify";
import { errors } from "oidc-provider";
import { Problem, type ProblemCode } from "../../../contract/problem.ts";
import { type Html, html } from "../pages/html.ts";
import { page, paragraph } from "../pages/page.ts";
import { OtherBrowser } from "./read-visit.ts";

type Refuse = (cause: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** Where a failure of an authorization's pages becomes one: a person reads it, and no program. */
export function refuseWithPage(origin: string): Refuse {
	const { host } = new URL(origin);
	const written = (title: string, ...body: (Html | undefined)[]) =>
		page({ title, host }, [html`<h1>${title}</h1>`, ...body]);
	return (cause, request, reply) => {
		reply.type("text/html");
		if (cause instanceof OtherBrowser)
			return reply
				.code(404)
				.send(
					written(
						"This login was begun in another browser",
						paragraph("Its address works only in the browser that began it. Nothing was asked for here."),
						html`<p class="note late">If somebody sent you this address, they began the login: approving it would let in their device, as you. Close this page, and deny what your tray shows of it.</p>`,
						paragraph("If you began it yourself, go on in that browser, or start again in this one."),
					),
				);
		if (cause instanceof errors.SessionNotFound)
			return reply
				.code(404)
				.send(
					written(
						"This login is over",
						paragraph("It took too long or was answered already, and nothing waits any more."),
						paragraph("Start again where you began."),
					),
				);
		const { statusCode } = Object(cause) as { statusCode?: number };
		const foreseen = statusCode !== undefined && statusCode < 500 ? new Problem("invalid-request") : undefined;
		const problem = cause instanceof Problem ? cause : (foreseen ?? new Problem("internal", { cause }));
		if (problem.status >= 500) request.log.error({ err: problem.cause ?? cause }, "a login's page failed");
		reply.problem = problem.code;
		const wait = problem.members["retryAfter"];
		if (typeof wait === "number") reply.header("retry-after", wait);
		const [title, next] = words[problem.code] ?? ["Not logged in", `${problem.message} Go back, and try again.`];
		return reply.code(problem.status).send(written(title, paragraph(next), again(problem, request)));
	};
}

const words: Partial<Record<ProblemCode, readonly [title: string, next: string]>> = {
	"too-many-attempts": [
		"Too many logins wait",
		"More is asked for from your address than this server takes at once. Nothing is lost: wait a little, then try again.",
	],
	"not-found": ["Nothing waits here", "Start again where you began."],
	collected: ["This login was answered already", "Start again where you began."],
	"wrong-origin": ["This came from another site", "Nothing was asked for. Open the login's own page again."],
};

/** The page itself once more, where waiting helps. */
function again({ code }: Problem, { url }: FastifyRequest): Html | undefined {
	if (code !== "too-many-attempts") return undefined;
	const [path = ""] = url.split("?", 1);
	return html`<p><a class="button pen" href="${path}">Try again</a></p>`;
}
