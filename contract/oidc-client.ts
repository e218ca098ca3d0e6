import { z } from "zod";
import { Instant } from "./binary.ts";
import { claimedText } from "./claimed-text.ts";
import { ClientPreset } from "./client-preset.ts";

/** Approvers read it on the card, and sign it. */
export const ClientName = claimedText(60);

/** What accounts are put into and clients are told of. */
export const GroupName = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/);

/** Whether approvers type the digits that the asking screen shows. Off, nothing ties an approval to that screen. */
export const MatchCodePolicy = z.enum(["required", "off"]);
export type MatchCodePolicy = z.infer<typeof MatchCodePolicy>;

/** What may be wrong with one is said by `redirectFault` and `isNotifiable`; nothing in it is unseen. */
const Address = z
	.string()
	.max(500)
	.regex(/^[!-~]+$/);
const Addresses = z.array(Address).max(10);
const AllowedGroups = z.array(GroupName).max(50);

export const NewOidcClient = z.strictObject({
	name: ClientName,
	preset: ClientPreset,
	redirectUris: Addresses.default([]),
	/** Where a browser may be sent after logging out (RP-Initiated Logout 1.0, section 3). */
	postLogoutRedirectUris: Addresses.default([]),
	/** Only who is in one of them may log in; everybody where there is none. A new name makes the group. */
	allowedGroups: AllowedGroups.default([]),
	/** Whether it may log in devices that have no browser (RFC 8628). */
	deviceFlow: z.boolean().default(false),
	/** Whether it may ask for logins by itself (CIBA). */
	ciba: z.boolean().default(false),
	/** Where it is told of their end (CIBA's ping); without it polls. */
	notificationUri: Address.optional(),
	matchCode: MatchCodePolicy.default("required"),
});
export type NewOidcClient = z.infer<typeof NewOidcClient>;

/** What can be changed of a client; whatever is left out stays. What it is stays, too: its secret hangs on it. */
export const ChangeOidcClient = z.strictObject({
	name: ClientName.optional(),
	redirectUris: Addresses.optional(),
	postLogoutRedirectUris: Addresses.optional(),
	allowedGroups: AllowedGroups.optional(),
	deviceFlow: z.boolean().optional(),
	ciba: z.boolean().optional(),
	/** Null takes it away. */
	notificationUri: Address.nullable().optional(),
	matchCode: MatchCodePolicy.optional(),
});
export type ChangeOidcClient = z.infer<typeof ChangeOidcClient>;

export const OidcClient = z.object({
	id: z.string(),
	name: z.string(),
	preset: ClientPreset,
	redirectUris: z.array(z.string()),
	postLogoutRedirectUris: z.array(z.string()),
	allowedGroups: z.array(z.string()),
	deviceFlow: z.boolean(),
	ciba: z.boolean(),
	notificationUri: z.string().optional(),
	matchCode: MatchCodePolicy,
	createdAt: Instant,
});
export type OidcClient = z.infer<typeof OidcClient>;

/** A client, and the provider that its own settings name. */
export const OidcClientDetails = z.object({ ...OidcClient.shape, issuer: z.string() });
export type OidcClientDetails = z.infer<typeof OidcClientDetails>;

/** The secret is told this once; those that can not keep one have none. */
export const CreatedOidcClient = z.object({ ...OidcClientDetails.shape, secret: z.string().optional() });
export type CreatedOidcClient = z.infer<typeof CreatedOidcClient>;
