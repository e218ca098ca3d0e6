import { z } from "zod";
import { AccountId, AccountName, Role } from "./account.ts";
import { base64urlText, Instant } from "./binary.ts";

/** What stands in a link's fragment: 32 random bytes. */
export const LinkSecret = base64urlText(43).length(43);

export const LinkKind = z.enum(["first-administrator", "invite", "recovery"]);
export type LinkKind = z.infer<typeof LinkKind>;

export const NewInvite = z.strictObject({
	roles: z.array(Role).max(1).optional(),
	/** Hours until the link stops working; 24 where it is left out. */
	hours: z
		.int()
		.min(1)
		.max(24 * 30)
		.optional(),
});
export type NewInvite = z.infer<typeof NewInvite>;

export const CreatedInvite = z.object({ id: z.string(), url: z.string(), expiresAt: Instant });
export type CreatedInvite = z.infer<typeof CreatedInvite>;

export const Invite = z.object({
	id: z.string(),
	kind: LinkKind,
	roles: z.array(Role),
	createdAt: Instant,
	createdBy: AccountName.optional(),
	expiresAt: Instant,
});
export type Invite = z.infer<typeof Invite>;

/** What a link's page says before anything is chosen. A recovery link names its account. */
export const LookedUpLink = z.object({ kind: LinkKind, account: AccountName.optional(), keepsPasskeys: z.boolean() });
export type LookedUpLink = z.infer<typeof LookedUpLink>;

export const RedeemInvite = z.strictObject({ secret: LinkSecret, name: AccountName });
export const RedeemedInvite = z.object({ userId: AccountId });
