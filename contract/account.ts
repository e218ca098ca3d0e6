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

export const PasskeyName = claimedText(60);

export const Passkey = z.object({
	id: z.string(),
	name: PasskeyName,
	createdAt: Instant,
	lastUsedAt: Instant.optional(),
	backedUp: z.boolean(),
	aaguid: z.string(),
});
export type Passkey = z.infer<typeof Passkey>;

export const Session = z.object({ account: Account, expiresAt: Instant });
export type Session = z.infer<typeof Session>;
