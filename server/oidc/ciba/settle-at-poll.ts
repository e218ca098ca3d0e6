import type Provider from "oidc-provider";
import { apartFromCalls } from "../records/call-writes.ts";
import type { CibaEnds } from "./ciba-ends.ts";

/**
 * Looks how a login ended whenever its client was told that it is pending. Whatever kept the provider from being told of
 * the end, the client's next question is answered all the same.
 */
export function settleAtPoll(provider: Provider, ends: CibaEnds): void {
	provider.use(async (ctx, next) => {
		await next();
		const id = ctx.oidc?.route === "token" ? ctx.oidc.params?.["auth_req_id"] : undefined;
		const { error } = Object(ctx.body) as { error?: unknown };
		if (typeof id !== "string" || error !== "authorization_pending") return;
		// Stored by itself and not with the call, because who is told of it asks at once.
		await apartFromCalls(() => ends.tellAgain(provider, id));
	});
}
