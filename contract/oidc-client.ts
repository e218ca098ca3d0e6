import { z } from "zod";
import { Instant } from "./binary.ts";
import { claimedText } from "./claimed-text.ts";

/** What a client of the OIDC provider is, from which follows how it proves itself. */
export const ClientPreset = z.enum(["headscale", "tailscale", "confidential", "public"]);
export type ClientPreset = z.infer<typeof ClientPreset>;

/** Approvers read it on the card, and sign it. */
export const ClientName = claimedText(60);

/** What accounts are put into and clients are told of. */
export const GroupName = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/);

export const NewOidcClient = z.strictObject({
	name: ClientName,
	preset: ClientPreset,
	redirectUris: z.array(z.string()).max(10),
	/** Only who is in one of them may log in; everybody where there is none. */
	allowedGroups: z.array(GroupName).max(50).default([]),
	/** Whether it may log in devices that have no browser (RFC 8628). */
	deviceFlow: z.boolean().default(false),
	/** Whether it may ask for logins by itself (CIBA). */
	ciba: z.boolean().default(false),
	/** Where it is told of their end (CIBA's ping); without it polls. */
	notificationUri: z.string().max(500).optional(),
});
export type NewOidcClient = z.infer<typeof NewOidcClient>;

export const OidcClient = z.object({
	id: z.string(),
	name: z.string(),
	preset: ClientPreset,
	redirectUris: z.array(z.string()),
	allowedGroups: z.array(z.string()),
	deviceFlow: z.boolean(),
	ciba: z.boolean(),
	notificationUri: z.string().optional(),
	createdAt: Instant,
});
export type OidcClient = z.infer<typeof OidcClient>;

/** The secret is told this once; public clients have none. */
export const CreatedOidcClient = z.object({
	...OidcClient.shape,
	issuer: z.string(),
	secret: z.string().optional(),
});
export type CreatedOidcClient = z.infer<typeof CreatedOidcClient>;
