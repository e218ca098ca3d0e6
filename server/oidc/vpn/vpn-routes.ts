import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
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
import { giveUp } from "./give-up.ts";
import { knownNames } from "./known-names.ts";
import { namePage } from "./name-page.ts";
import { readVisit, type Visit } from "./read-visit.ts";
import { refuseForeignSite } from "./refuse-foreign-site.ts";
import { refuseWithPage } from "./refuse-with-page.ts";
import { showVisit } from "./show-visit.ts";
import type { VpnParts } from "./vpn-parts.ts";

const Waiting = z.object({ wait: z.coerce.number().min(0).max(25).catch(0) });
const Wanted = z.object({ account: z.literal("other").optional().catch(undefined) });

/** The pages of an authorization that waits for its user, for the browser that began it. */
export async function mountVpnPages(app: FastifyInstance, parts: VpnParts): Promise<void> {
	const asked = attemptLimit(240);
	const names = knownNames(parts.party.origin, parts.keys);
	const naming = (visit: Visit, request: FastifyRequest, refused?: string) =>
		namePage(visit, {
			known: names.of(request),
			address: clientAddress(request),
			...(refused !== undefined && { refused }),
		});
	const send = (reply: FastifyReply, page: string) => reply.type("text/html").send(page);

	await app.register(async (scope) => {
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_, body, done) =>
			done(null, new URLSearchParams(String(body))),
		);
		scope.setErrorHandler(refuseWithPage(parts.party.origin));
		scope.addHook("onRequest", (_, reply, done) => {
			openPage(reply);
			done();
		});

		scope.get(`${interactionPath}/:uid`, async (request, reply) => {
			const visit = await readVisit(parts, request, reply);
			// A page that was loaded anew over its own way back.
			if (visit.givenUp !== undefined) return reply.redirect(visit.givenUp, 303);
			const shown = await showVisit(parts, visit);
			if (shown && "goOn" in shown) {
				names.remember(request, reply, shown.account);
				return reply.redirect(shown.goOn, 303);
			}
			const anew = shown === undefined || Wanted.parse(request.query).account === "other";
			return send(reply, anew ? naming(visit, request) : shown.page);
		});

		scope.post(`${interactionPath}/:uid`, async (request, reply) => {
			refuseForeignSite(parts.party.origin, request);
			const visit = await readVisit(parts, request, reply);
			const typed = request.body instanceof URLSearchParams ? (request.body.get("account") ?? "") : "";
			const account = AccountName.safeParse(typed.trim().toLowerCase());
			if (!account.success) return send(reply.code(422), naming(visit, request, typed.slice(0, 100)));
			const address = clientAddress(request);
			await asked.count(sourceOf(address));
			await beginVpnLogin(parts, visit.asked, account.data, address);
			return reply.redirect(visit.path, 303);
		});

		scope.post(`${interactionPath}/:uid/forget`, async (request, reply) => {
			refuseForeignSite(parts.party.origin, request);
			const { path } = await readVisit(parts, request, reply);
			names.forget(reply);
			return reply.redirect(`${path}?account=other`, 303);
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
