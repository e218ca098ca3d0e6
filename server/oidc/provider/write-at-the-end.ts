import type Provider from "oidc-provider";
import { errors } from "oidc-provider";
import type { Storage } from "../../storage/storage.ts";
import { writeAtItsEnd } from "../records/call-writes.ts";

/**
 * Has each call written as a whole before it is answered. Of several that use the same code up at once, all but one are
 * refused here, and so in the words of the token endpoint (RFC 6749, section 5.2).
 */
export function writeAtTheEnd(provider: Provider, storage: Storage): void {
	provider.use(async (ctx, next) => {
		try {
			await writeAtItsEnd(storage, next);
		} catch (cause) {
			if (!(cause instanceof errors.OIDCProviderError)) throw cause;
			ctx.status = cause.statusCode;
			ctx.body = { error: cause.error, error_description: cause.error_description };
			provider.emit("grant.error", ctx, cause);
		}
	});
}
