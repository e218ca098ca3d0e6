import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/** Set on each answer as it goes out; what answers by itself sets it itself. */
export const permissions = {
	"permissions-policy":
		"publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(), microphone=(), geolocation=()",
} as const;

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
		reply.headers(permissions);
	});
}
