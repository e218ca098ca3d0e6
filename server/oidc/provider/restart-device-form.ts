import type Provider from "oidc-provider";
import { routes } from "./provider-routes.ts";

/**
 * A device's code that is sent without the session of its form begins that form anew. The provider would refuse it,
 * and then fail at keeping the session that it made for the refusal.
 */
export function restartDeviceForm(provider: Provider): void {
	provider.use(async (ctx, next) => {
		const session = () => ctx.cookies.get(provider.cookieName("session"), { signed: true });
		const sent = ctx.method === "POST" && ctx.path.toLowerCase().replace(/\/$/, "") === routes.code_verification;
		if (!sent || session() !== undefined) return next();
		ctx.status = 303;
		ctx.redirect(routes.code_verification);
	});
}
