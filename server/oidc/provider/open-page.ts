import type { FastifyReply } from "fastify";

/** The policy of every page, and what it is with forms: the same each time. */
let last = { every: "", open: "" };

/**
 * The provider's pages have forms, which go nowhere but here; in all else they are held to what every page is. Set where
 * `security-headers.ts` sets the rest: on the answer itself, for whoever writes it.
 */
export function openPage({ raw }: FastifyReply): void {
	const every = String(raw.getHeader("content-security-policy") ?? "");
	if (every !== last.every) last = { every, open: every.replace("form-action 'none'", "form-action 'self'") };
	raw.setHeader("content-security-policy", last.open);
	// Without any, a browser names no origin with the page's own forms (Fetch, section 3.2, appending an Origin header).
	raw.setHeader("referrer-policy", "same-origin");
	raw.setHeader("cache-control", "no-store");
}
