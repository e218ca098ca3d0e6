import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { AccountName } from "../../../contract/account.ts";
import { Problem } from "../../../contract/problem.ts";
import { attemptLimit } from "../../attempt-limit.ts";
import { sourceOf } from "../../floods/source.ts";
import { clientAddress } from "../../http/client-address.ts";
import { storedState } from "../../login-requests/current-state.ts";
import { openPage } from "../provider/open-page.ts";
import { interactionPath } from "../provider/provider-routes.ts";
import { beginVpnLogin } from "./begin-vpn-login.ts";
import { findVpnLogin } from "./find-vpn-login.ts";
import { followScript } from "./follow-script.ts";
import { giveUp } from "./give-up.ts";
import { readVisit } from "./read-visit.ts";
import { refuseWithPage } from "./refuse-with-page.ts";
import { showVisit } from "./show-visit.ts";
import { namePage } from "./vpn-pages.ts";
import type { VpnParts } from "./vpn-parts.ts";

const Waiting = z.object({ wait: z.coerce.number().min(0).max(25).catch(0) });

/** The pages of an authorization that waits for its user, for the browser that began it. */
export async function mountVpnPages(app: FastifyInstance, parts: VpnParts): Promise<void> {
	const asked = attemptLimit(240);
	await app.register(async (scope) => {
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_, body, done) =>
			done(null, new URLSearchParams(String(body))),
		);
		scope.setErrorHandler(refuseWithPage);
		scope.addHook("onRequest", async (_, reply) => openPage(reply));

		scope.get("/oidc/follow.js", async (_, reply) => reply.type("text/javascript").send(followScript));

		scope.get(`${interactionPath}/:uid`, async (request, reply) => {
			const shown = await showVisit(parts, await readVisit(parts, request, reply));
			return "goOn" in shown ? reply.redirect(shown.goOn, 303) : reply.type("text/html").send(shown.page);
		});

		scope.post(`${interactionPath}/:uid`, async (request, reply) => {
			refuseForeignForm(request);
			const visit = await readVisit(parts, request, reply);
			const typed = request.body instanceof URLSearchParams ? (request.body.get("account") ?? "") : "";
			const account = AccountName.safeParse(typed.trim().toLowerCase());
			if (!account.success)
				return reply
					.code(422)
					.type("text/html")
					.send(namePage(visit.asked, visit.hint, typed.slice(0, 100)));
			const address = clientAddress(request);
			await asked.count(sourceOf(address));
			await beginVpnLogin(parts, visit.asked, account.data, address);
			return reply.redirect(visit.path, 303);
		});

		scope.get(`${interactionPath}/:uid/outcome`, async (request, reply) => {
			const { asked } = await readVisit(parts, request, reply);
			const row = await findVpnLogin(parts.storage.db, asked.interactionId);
			if (!row) throw new Problem("not-found");
			const gone = new AbortController();
			reply.raw.once("close", () => gone.abort());
			const ended = async () => (await storedState(parts.storage.db, row.id)) !== "pending";
			await parts.waits.wait(row.id, Waiting.parse(request.query).wait, gone.signal, ended);
			return { state: (await ended()) ? "ended" : "pending" };
		});

		scope.get(`${interactionPath}/:uid/give-up`, async (request, reply) => {
			const goOn = await giveUp(parts, await readVisit(parts, request, reply));
			return reply.redirect(goOn, 303);
		});
	});
}

/** The cookie is not sent with another site's forms; where the browser names the site, it is looked at as well. */
function refuseForeignForm({ headers }: FastifyRequest): void {
	const site = headers["sec-fetch-site"];
	if (site !== undefined && site !== "same-origin") throw new Problem("wrong-origin");
}
