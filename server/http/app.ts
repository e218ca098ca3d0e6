import { readFile } from "node:fs/promises";
import cookie from "@fastify/cookie";
import Fastify, { type FastifyInstance } from "fastify";
import { Problem } from "../../contract/problem.ts";
import type { ServerSettings } from "../settings.ts";
import { replyWithProblem, sendProblem } from "./problem-reply.ts";
import { addSecurityHeaders } from "./security-headers.ts";

export interface HttpApp {
	readonly app: FastifyInstance;
	/** From now on every new call is told to come back. */
	refuseNew(): void;
}

const bodyLimit = 64 * 1024;

/** The HTTP server without its calls: JSON only, problems for failures, headers, logs without secrets. */
export async function createHttpApp(settings: ServerSettings, secure: boolean): Promise<HttpApp> {
	const tls = settings.tls && {
		cert: await readFile(settings.tls.certFile),
		key: await readFile(settings.tls.keyFile),
	};
	const app: FastifyInstance = Fastify({
		bodyLimit,
		trustProxy: settings.trustedProxy.length > 0 ? settings.trustedProxy : false,
		// Paths and headers are not logged: a line says that something failed, never with what.
		logger: { level: settings.logLevel, stream: process.stderr, serializers: { req: ({ method }) => ({ method }) } },
		disableRequestLogging: true,
		forceCloseConnections: true,
		routerOptions: { maxParamLength: 200 },
		frameworkErrors: (error, request, reply) => void replyWithProblem(error, request, reply),
		...(tls && { https: tls }),
	});
	app.removeContentTypeParser("text/plain");
	app.setErrorHandler(replyWithProblem);
	let stopping = false;
	app.addHook("onRequest", async (_, reply) => {
		if (stopping) return sendProblem(reply, new Problem("stopping", { retryAfter: 2 }));
	});
	await addSecurityHeaders(app, secure);
	await app.register(cookie);
	return {
		app,
		refuseNew: () => {
			stopping = true;
		},
	};
}
