import type { FastifyReply } from "fastify";

/** The provider's pages have forms, which go nowhere but here; in all else they are held to what every page is. */
export function openPage(reply: FastifyReply): void {
	const policy = String(reply.getHeader("content-security-policy") ?? "");
	reply.header("content-security-policy", policy.replace("form-action 'none'", "form-action 'self'"));
	// Without any, a browser names no origin with the page's own forms (Fetch, section 3.2, appending an Origin header).
	reply.header("referrer-policy", "same-origin");
	reply.header("cache-control", "no-store");
}
