import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type Provider from "oidc-provider";
import { clientAddress } from "../../http/client-address.ts";
import { replyWithProblem } from "../../http/problem-reply.ts";
import { permissions } from "../../http/security-headers.ts";
import { openPage } from "./open-page.ts";
import { providerLimits } from "./provider-limits.ts";
import { routes } from "./provider-routes.ts";

/** OpenID Connect Discovery 1.0, section 4, and RFC 8414, section 3: both stand at the root, whatever the rest is. */
const discovery = ["/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"];

type Refuse = (cause: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** What browsers are sent to; all else is called by programs. */
const pages = new Set<string>([routes.authorization, routes.code_verification]);

/** Puts the provider's own routes on the server; it reads bodies and writes answers itself. */
export async function mountProvider(
	app: FastifyInstance,
	origin: string,
	provider: () => Promise<Provider>,
	refuseWithPage: Refuse,
): Promise<void> {
	const count = providerLimits();
	const take = handOver(origin);
	await app.register(async (scope) => {
		scope.setErrorHandler(async (cause, request, reply) => {
			const [path = ""] = request.url.toLowerCase().split("?", 1);
			if (!pages.has(path.replace(/\/$/, ""))) return replyWithProblem(cause, request, reply);
			openPage(reply);
			return refuseWithPage(cause, request, reply);
		});
		scope.addHook("preHandler", count);
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser("*", (_, __, done) => done(null));
		for (const url of [...discovery, "/oidc/*"])
			scope.route({
				method: ["GET", "HEAD", "POST", "OPTIONS"],
				url,
				handler: async (request, reply) => take(await provider(), request, reply),
			});
	});
}

function handOver(origin: string) {
	const { host, protocol } = new URL(origin);
	// Made once for each provider: it puts all that a call goes through together.
	const answers = new WeakMap<Provider, ReturnType<Provider["callback"]>>();
	const answerOf = (provider: Provider) => {
		const answer = answers.get(provider) ?? provider.callback();
		answers.set(provider, answer);
		return answer;
	};
	return async (provider: Provider, request: FastifyRequest, reply: FastifyReply) => {
		const { raw } = request;
		// What a caller says of itself there was believed or not already; the public address is the only one there is.
		raw.headers["x-forwarded-host"] = host;
		raw.headers["x-forwarded-proto"] = protocol.slice(0, -1);
		raw.headers["x-forwarded-for"] = clientAddress(request);
		openPage(reply);
		for (const [name, value] of Object.entries(permissions)) reply.raw.setHeader(name, value);
		reply.hijack();
		await answerOf(provider)(raw, reply.raw);
	};
}
