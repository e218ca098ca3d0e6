import type { FastifyInstance } from "fastify";
import { cibaEnds } from "./ciba/ciba-ends.ts";
import { mountProvider } from "./provider/mount-provider.ts";
import { providerOnDemand } from "./provider/provider-on-demand.ts";
import { refuseWithPage } from "./vpn/refuse-with-page.ts";
import { mountSignHere } from "./vpn/sign-here.ts";
import type { VpnParts } from "./vpn/vpn-parts.ts";
import { mountVpnPages } from "./vpn/vpn-routes.ts";
import { mountWebFinger } from "./webfinger.ts";

/** Puts the OIDC provider on the server: what clients call, what their users see, and how it is found. */
export async function mountOidc(app: FastifyInstance, parts: Omit<VpnParts, "provider">): Promise<void> {
	const failed = (cause: unknown) => app.log.error({ err: cause }, "the OIDC provider failed");
	const ciba = cibaEnds(parts, failed);
	const provider = providerOnDemand(
		{ ...parts, ciba },
		{ failed, refused: (refusal) => app.log.warn(refusal, "the OIDC provider refused a call") },
	);
	const listening = new Promise<void>((resolve) => void app.addHook("onListen", async () => resolve()));
	await ciba.takeUp(provider, listening);
	mountWebFinger(app, parts.party.origin);
	await mountProvider(app, parts.party.origin, provider, refuseWithPage(parts.party.origin));
	await mountVpnPages(app, { ...parts, provider });
	await mountSignHere(app, { ...parts, provider });
}
