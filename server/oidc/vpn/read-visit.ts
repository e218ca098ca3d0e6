import type { FastifyReply, FastifyRequest } from "fastify";
import { errors } from "oidc-provider";
import { shownPlace } from "../clients/redirect-uri.ts";
import { ownMetadataOf } from "../clients/registered-client.ts";
import { interactionPath } from "../provider/provider-configuration.ts";
import type { Asked } from "./begin-vpn-login.ts";
import type { Exchange, Interaction } from "./finish-interaction.ts";
import type { VpnParts } from "./vpn-parts.ts";

/** One visit of a browser to the authorization that it began. */
export interface Visit extends Exchange {
	readonly interaction: Interaction;
	/** Of its page. */
	readonly path: string;
	readonly asked: Asked;
	readonly allowedGroups: readonly string[];
	/** The account that the client would have, as it says. */
	readonly hint: string;
}

/**
 * The authorization that a browser began, which is known by its cookie and by nothing else.
 * @throws SessionNotFound where it has none, or one of another authorization
 */
export async function readVisit(parts: VpnParts, request: FastifyRequest, reply: FastifyReply): Promise<Visit> {
	const provider = await parts.provider();
	const raw = { req: request.raw, res: reply.raw };
	const interaction = await provider.interactionDetails(raw.req, raw.res);
	const { client_id, redirect_uri, login_hint } = interaction.params;
	const client = await provider.Client.find(String(client_id));
	if (interaction.uid !== Object(request.params)["uid"] || !client)
		throw new errors.SessionNotFound("the interaction is another one");
	const name = client.clientName ?? client.clientId;
	return {
		storage: parts.storage,
		provider,
		raw,
		interaction,
		path: `${interactionPath}/${interaction.uid}`,
		asked: {
			interactionId: interaction.uid,
			client: name,
			// A device has no address to be sent back to (RFC 8628).
			target: typeof redirect_uri === "string" ? shownPlace(redirect_uri) : name,
			expiresAt: interaction.exp * 1000,
		},
		allowedGroups: ownMetadataOf(client).allowed_groups,
		hint: typeof login_hint === "string" ? login_hint : "",
	};
}
