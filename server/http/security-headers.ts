import type { OutgoingHttpHeader } from "node:http";
import helmet from "@fastify/helmet";
import type { FastifyInstance, FastifyReply } from "fastify";

declare module "fastify" {
	interface FastifyContextConfig {
		/** Its answer is no reply of Fastify's, unless it is refused; so headers are put on only then. */
		takesConnection?: boolean;
	}
}

/** Set on each answer as it goes out; what answers by itself sets it itself. */
export const permissions = {
	"permissions-policy":
		"publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(), microphone=(), geolocation=()",
} as const;

/** Everything comes from here or not at all; passkeys are the only power a page asks for. */
export async function addSecurityHeaders(app: FastifyInstance, secure: boolean): Promise<void> {
	await app.register(helmet, {
		// It would put the same together anew for each answer.
		global: false,
		contentSecurityPolicy: {
			useDefaults: false,
			directives: {
				defaultSrc: ["'none'"],
				scriptSrc: ["'self'"],
				styleSrc: ["'self'"],
				fontSrc: ["'self'"],
				imgSrc: ["'self'"],
				connectSrc: ["'self'"],
				baseUri: ["'none'"],
				formAction: ["'none'"],
				frameAncestors: ["'none'"],
			},
		},
		frameguard: { action: "deny" },
		referrerPolicy: { policy: "no-referrer" },
		crossOriginEmbedderPolicy: { policy: "require-corp" },
		strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
	});
	let same: readonly [string, OutgoingHttpHeader][] | undefined;
	const put = (reply: FastifyReply) => {
		if (same) for (const [name, value] of same) reply.raw.setHeader(name, value);
		else same = headersOfHelmet(reply);
	};
	app.addHook("onRequest", (request, reply, done) => {
		if (!request.routeOptions.config.takesConnection) put(reply);
		done();
	});
	app.addHook("onSend", (request, reply, payload, done) => {
		if (request.routeOptions.config.takesConnection) put(reply);
		reply.headers(permissions);
		done(null, payload);
	});
}

/** Has them put on an answer and looks what they are. */
function headersOfHelmet(reply: FastifyReply): [string, OutgoingHttpHeader][] {
	const before = new Set(reply.raw.getHeaderNames());
	reply.helmet();
	const added = Object.entries(reply.raw.getHeaders()).filter(([name]) => !before.has(name));
	return added.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}
