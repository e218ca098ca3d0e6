import type Provider from "oidc-provider";
import { responseModePage } from "../pages/error-page.ts";
import { routes } from "./provider-routes.ts";
import type { Refusal } from "./tell-refusals.ts";

/**
 * Answers go back in the address's query, and in no other way (OAuth 2.0 Multiple Response Type Encoding Practices,
 * section 2.1). The library would refuse another way in that very way: a form that the page's policy keeps back, or
 * an address that no client reads so. So its reader is told, and discovery offers the query alone.
 */
export function takeQueryAlone(provider: Provider, refused: (refusal: Refusal) => void): void {
	provider.use(async (ctx, next) => {
		const { response_mode: mode, client_id: client } = ctx.query;
		const begins = ctx.path.toLowerCase().replace(/\/$/, "") === routes.authorization;
		if (begins && mode !== undefined && mode !== "query") {
			ctx.status = 400;
			ctx.type = "html";
			ctx.body = responseModePage(ctx.host);
			const detail = `response_mode ${String(mode).slice(0, 40)}`;
			const error = "unsupported_response_mode";
			return refused({ path: ctx.path, address: ctx.ip, client: client?.slice(0, 100).toString(), error, detail });
		}
		await next();
		if (ctx.oidc?.route === "discovery") Object.assign(Object(ctx.body), { response_modes_supported: ["query"] });
	});
}
