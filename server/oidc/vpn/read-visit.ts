import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { deviceGrant } from "../clients/client-metadata.ts";
import { ownMetadataOf } from "../clients/registered-client.ts";
import { providerErrors } from "../provider/provider-errors.ts";
import { interactionPath } from "../provider/provider-routes.ts";
import type { Asked } from "./begin-vpn-login.ts";
import type { Exchange } from "./finish-interaction.ts";
import type { VpnParts } from "./vpn-parts.ts";

const UidParams = z.object({ uid: z.string() });

/** One visit of a browser to the authorization that it began. */
export interface Visit extends Exchange {
	/** Of its page. */
	readonly path: string;
	readonly asked: Asked;
	readonly allowedGroups: readonly string[];
	/** The account that the client would have, as it says. */
	readonly hint: string;
	/** Where it goes on, once its browser has given it up. */
	readonly givenUp: string | undefined;
	/** Its client asks its user once more by itself. */
	readonly asksAgain: boolean;
	/** The server's public host. */
	readonly host: string;
}

/** The authorization is there, and another browser began it. */
export class OtherBrowser extends Error {
	override readonly name = "OtherBrowser";
}

/** The address that the browser would go back to is not its client's any more. */
export class AddressGone extends Error {
	override readonly name = "AddressGone";
}

/**
 * The authorization that a browser began, which is known by its cookie and by nothing else.
 * @throws SessionNotFound where it has none, one of another authorization, or one of a client that is gone; OtherBrowser where it is another's;
 * AddressGone where it would go back to what its client is not registered with any more
 */
export async function readVisit(parts: VpnParts, request: FastifyRequest, reply: FastifyReply): Promise<Visit> {
	const provider = await parts.provider();
	const raw = { req: request.raw, res: reply.raw };
	const errors = await providerErrors();
	const { uid } = UidParams.parse(request.params);
	const interaction = await provider.interactionDetails(raw.req, raw.res).catch(async (cause: unknown) => {
		const elsewhere = cause instanceof errors.SessionNotFound && (await provider.Interaction.find(uid));
		throw elsewhere ? new OtherBrowser("the interaction began in another browser", { cause }) : cause;
	});
	const { client_id, redirect_uri, login_hint } = interaction.params;
	const client = await provider.Client.find(String(client_id));
	if (interaction.uid !== uid || !client) throw new errors.SessionNotFound("the interaction is another one");
	const { preset, allowed_groups, match_code } = ownMetadataOf(client);
	const back = typeof redirect_uri === "string" ? redirect_uri : undefined;
	if (back !== undefined && !client.redirectUriAllowed(back)) throw new AddressGone("the address was taken out");
	if (back === undefined && !client.grantTypeAllowed(deviceGrant))
		throw new errors.SessionNotFound("the client logs no devices in any more");
	return {
		storage: parts.storage,
		provider,
		raw,
		interaction,
		path: `${interactionPath}/${interaction.uid}`,
		asked: {
			interactionId: interaction.uid,
			client: client.clientName ?? client.clientId,
			clientId: client.clientId,
			kind: back === undefined ? "device" : "vpn",
			goesBackTo: back,
			matchCode: match_code,
			expiresAt: interaction.exp * 1000,
		},
		allowedGroups: allowed_groups,
		hint: typeof login_hint === "string" ? login_hint : "",
		givenUp: interaction.result?.error === undefined ? undefined : interaction.returnTo,
		asksAgain: preset === "headscale" && back !== undefined,
		host: new URL(parts.party.origin).host,
	};
}
