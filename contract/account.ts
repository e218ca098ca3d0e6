import { z } from "zod";
import { Instant } from "./binary.ts";
import { claimedText } from "./claimed-text.ts";

/** A letter first, so that a name is never taken for a number, an option or an account's id. */
export const AccountName = z.string().regex(/^[a-z][a-z0-9-]{2,62}$/);

/** Account ids begin with a digit and so can not collide with a name. Immutable, never reused. */
export const AccountId = z.string().regex(/^0[a-z2-7]{26}$/);

export const Role = z.enum(["admin"]);
export type Role = z.infer<typeof Role>;

export const Account = z.object({ id: AccountId, name: AccountName, roles: z.array(Role) });
export type Account = z.infer<typeof Account>;

/** Where somebody is written to; at most 200 characters. */
export const EmailAddress = z.email().max(200);

export const PasskeyName = claimedText(60);

export const Passkey = z.object({
	id: z.string(),
	name: PasskeyName,
	createdAt: Instant,
	lastUsedAt: Instant.optional(),
	/** Whether it is kept in a cloud, and so can be used on several devices. */
	backedUp: z.boolean(),
	/** Whether it could be. */
	backupEligible: z.boolean(),
	transports: z.array(z.string()),
	aaguid: z.string(),
	/**
	 * The format of its maker's statement, where one was asked for, came and verified. Whose certificates stand behind
	 * it is not judged.
	 */
	attestation: z.string().optional(),
});
export type Passkey = z.infer<typeof Passkey>;

/** An account as administrators see it. */
export const ManagedAccount = z.object({
	...Account.shape,
	createdAt: Instant,
	disabled: z.boolean(),
	/** When a recovery link was last used; it stays visible. */
	recoveredAt: Instant.optional(),
	email: z.string().optional(),
	/** Whether an administrator entered or confirmed that address. */
	emailVerified: z.boolean(),
	passkeys: z.int(),
	pairings: z.int(),
	lastUsedAt: Instant.optional(),
});
export type ManagedAccount = z.infer<typeof ManagedAccount>;

export const ChangeAccount = z.strictObject({
	roles: z.array(Role).max(1).optional(),
	disabled: z.boolean().optional(),
	/** Counts as confirmed from then on; empty for none. */
	email: z.union([EmailAddress, z.literal("")]).optional(),
});
export type ChangeAccount = z.infer<typeof ChangeAccount>;

/** What owners see and set of their own account. */
export const OwnAccount = z.object({
	...Account.shape,
	recoveredAt: Instant.optional(),
	/** Where notices go, where the server sends mail. */
	email: z.string().optional(),
	/** Whether an administrator entered or confirmed that address; changing it takes this back. */
	emailVerified: z.boolean(),
});
export type OwnAccount = z.infer<typeof OwnAccount>;

export const Session = z.object({ account: OwnAccount, expiresAt: Instant, mail: z.boolean() });
export type Session = z.infer<typeof Session>;
