import type Provider from "oidc-provider";
import { codePage } from "../pages/device-pages.ts";
import { routes } from "./provider-routes.ts";

/**
 * A link with a device's code in it fills the form, and somebody sends it after comparing (RFC 8628, section 3.3.1).
 * The provider would answer with a page that sends itself, by a script of its own.
 */
export function showScannedCode(provider: Provider): void {
	provider.use(async (ctx, next) => {
		const policy = ctx.response.get("content-security-policy");
		await next();
		const scanned = ctx.query["user_code"];
		const asked = ctx.method === "GET" && ctx.oidc?.route === "code_verification" && typeof scanned === "string";
		const { secret } = Object(ctx.oidc?.session?.["state"]) as { secret?: string };
		if (!asked || ctx.status !== 200 || secret === undefined) return;
		ctx.set("content-security-policy", policy);
		ctx.body = codePage({
			host: ctx.host,
			action: routes.code_verification,
			xsrf: secret,
			scanned: scanned.slice(0, 20),
		});
	});
}
