import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { Problem } from "../../contract/problem.ts";

export const issuerRelation = "http://openid.net/specs/connect/1.0/issuer";

const Asked = z.object({
	resource: z
		.string()
		.max(400)
		.regex(/^acct:[^@\s]+@[^@\s]+$/),
	rel: z.union([z.string(), z.array(z.string())]).optional(),
});

/**
 * Says which provider answers for an address (RFC 7033; OpenID Connect Discovery 1.0, section 2), as Tailscale asks.
 * Every address is answered alike: whether it is anybody's is not for strangers.
 */
export function mountWebFinger(app: FastifyInstance, issuer: string): void {
	app.get("/.well-known/webfinger", async (request, reply) => {
		const asked = Asked.safeParse(request.query);
		if (!asked.success) throw new Problem("invalid-request");
		const { resource, rel } = asked.data;
		const wanted = rel === undefined || [rel].flat().includes(issuerRelation);
		// RFC 7033, section 5: pages of other sites may ask.
		reply.header("access-control-allow-origin", "*").type("application/jrd+json");
		return JSON.stringify({ subject: resource, links: wanted ? [{ rel: issuerRelation, href: issuer }] : [] });
	});
}
