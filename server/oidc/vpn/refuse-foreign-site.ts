import type { FastifyRequest } from "fastify";
import { Problem } from "../../../contract/problem.ts";

/**
 * The cookie is not sent with another site's forms; what the browser says of the site is looked at as well.
 * @param origin the server's own
 * @throws Problem `wrong-origin`
 */
export function refuseForeignSite(origin: string, { headers }: FastifyRequest): void {
	const { origin: from = origin, "sec-fetch-site": site = "same-origin" } = headers;
	if (from !== origin || site !== "same-origin") throw new Problem("wrong-origin");
}
