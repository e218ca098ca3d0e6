import cookie from "@fastify/cookie";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import { Problem } from "../../contract/problem.ts";
import type { Activity } from "../metrics/activity.ts";
import type { ServerSettings } from "../settings.ts";
import type { Tls } from "../tls/certificate-pair.ts";
import { replyWithProblem, sendProblem } from "./problem-reply.ts";
import { addSecurityHeaders } from "./security-headers.ts";
import { UnderWay } from "./under-way.ts";
import { withoutSchemas } from "./without-schemas.ts";

export interface HttpApp {
	readonly app: FastifyInstance;
	/** From now on every new call is told to come back. */
	refuseNew(): void;
	/** Settles once every call that is under way has been answered, or after a second. */
	answered(): Promise<void>;
}

/** How long a stop waits for readers that do not take their last answer. */
const lastAnswers = 1000;

/** What is answered to bytes that are no HTTP request, for which there is no reply to convert. */
const malformed =
	'HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json\r\nconnection: close\r\n\r\n{"type":"about:blank","title":"Something in the request is not as it should be.","status":400,"code":"invalid-request"}';

const bodyLimit = 64 * 1024;

/**
 * Milliseconds in which a call has to have come in, headers and body; answers may take as long as they do. Fastify
 * would wait for ever, and keep a connection for everybody who never ends a body.
 */
const longestCall = 60_000;

/** A credential's id has up to 1023 bytes (WebAuthn Level 3, section 4), which are 1364 characters in a path. */
const longestParam = 1400;

/** The HTTP server without its calls: JSON only, problems for failures, headers, logs without secrets. */
export async function createHttpApp(
	settings: ServerSettings,
	{ tls, secure, activity }: { tls: Tls | undefined; secure: boolean; activity: Activity },
): Promise<HttpApp> {
	const app: FastifyInstance = Fastify({
		bodyLimit,
		requestTimeout: longestCall,
		trustProxy: settings.trustedProxy.length > 0 ? settings.trustedProxy : false,
		// Paths and headers are not logged: a line says that something failed, never with what.
		logger: { level: settings.logLevel, stream: process.stderr, serializers: { req: ({ method }) => ({ method }) } },
		logController: new LogController({ disableRequestLogging: true }),
		// One for each call would only add a number that is told to nobody.
		childLoggerFactory: (logger) => logger,
		// A HEAD of an event stream would be a stream.
		exposeHeadRoutes: false,
		forceCloseConnections: true,
		schemaController: withoutSchemas,
		routerOptions: { maxParamLength: longestParam },
		clientErrorHandler: (_, socket) => {
			if (socket.writable) socket.end(malformed);
		},
		frameworkErrors: (error, request, reply) => void replyWithProblem(error, request, reply),
		...(tls && { https: tls }),
	});
	app.removeContentTypeParser("text/plain");
	app.setErrorHandler(replyWithProblem);
	await addSecurityHeaders(app, secure);
	let stopping = false;
	const underWay = new UnderWay();
	app.addHook("onRequest", (_, reply, done) => {
		underWay.add(reply.raw);
		if (stopping) sendProblem(reply, new Problem("stopping", { retryAfter: 2 }));
		else done();
	});
	app.addHook("onResponse", (_, { problem }, done) => {
		if (problem) activity.refused(problem);
		done();
	});
	await app.register(cookie);
	return {
		app,
		refuseNew: () => {
			stopping = true;
		},
		answered: () => underWay.none(lastAnswers),
	};
}
