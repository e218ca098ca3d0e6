import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/** Everything comes from here or not at all; passkeys are the only power a page asks for. */
export async function addSecurityHeaders(app: FastifyInstance, secure: boolean): Promise<void> {
	await app.register(helmet, {
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
	app.addHook("onSend", async (_, reply) => {
		reply.header(
			"permissions-policy",
			"publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(), microphone=(), geolocation=()",
		);
	});
}
