import type { FastifyRequest } from "fastify";
import { attemptLimit } from "../../attempt-limit.ts";
import { sourceOf } from "../../floods/source.ts";
import { clientAddress } from "../../http/client-address.ts";
import { routes } from "./provider-routes.ts";

/** Counts a call, and refuses it once its source has made too many. @throws Problem `too-many-attempts` */
export type CountCall = (request: FastifyRequest) => Promise<void>;

/**
 * What strangers may do as often as anybody: begin an authorization, which is stored until its time is up, and guess
 * the code that a device shows, which is short (RFC 8628, section 5.1).
 */
export function providerLimits(): CountCall {
	const begun = attemptLimit(240);
	const guessed = attemptLimit(20);
	return async (request) => {
		const [path = ""] = request.url.toLowerCase().split("?", 1);
		const source = sourceOf(clientAddress(request));
		const verifying = path === routes.code_verification || path === `${routes.code_verification}/`;
		if (verifying && request.method === "POST") return guessed.count(source);
		if (verifying || path.startsWith(routes.authorization) || path.startsWith(routes.device_authorization))
			await begun.count(source);
	};
}
