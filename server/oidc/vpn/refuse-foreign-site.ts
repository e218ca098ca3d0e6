import type { FastifyRequest } from "fastify";
import { Problem } from "../../../contract/problem.ts";

/**
 * The cookie is not sent with another site's forms; where the browser names the site, it is looked at as well.
 * @throws Problem `wrong-origin`
 */
export function refuseForeignSite({ headers }: FastifyRequest): void {
	const site = headers["sec-fetch-site"];
	if (site !== undefined && site !== "same-origin") throw new Problem("wrong-origin");
}
