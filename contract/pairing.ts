import { z } from "zod";
import { AccountName } from "./account.ts";
import { base64urlText, Instant } from "./binary.ts";
import { claimedText } from "./claimed-text.ts";
import { PublicKeyJwk } from "./public-key.ts";

export const PairingName = claimedText(60);

const secret = base64urlText(43).length(43);

/**
 * Where the browser goes with the code: a loopback address that the app listens on (RFC 8252, section 7.3), or its
 * own scheme where it can not listen.
 */
export const PairingRedirect = z
	.string()
	.max(200)
	.regex(/^(http:\/\/(127\.0\.0\.1|\[::1\]):[1-9]\d{0,4}\/[\w-]{0,60}|countersign:\/\/paired)$/)
	.refine((uri) => Number(/:(\d+)\//.exec(uri)?.[1] ?? 1) <= 65_535, { params: { rule: "port" } });

export const StartPairing = z.strictObject({
	/** What the app calls its device; the person may change it. */
	name: PairingName,
	publicKey: PublicKeyJwk,
	/** Base64url of the SHA-256 of the verifier (RFC 7636, S256). */
	codeChallenge: secret,
	redirectUri: PairingRedirect,
});
export type StartPairing = z.infer<typeof StartPairing>;

/** What the page that grants a pairing shows. */
export const PairingWish = z.object({ name: PairingName, keyThumbprint: z.string(), expiresAt: Instant });
export type PairingWish = z.infer<typeof PairingWish>;

export const RedeemPairing = z.strictObject({ code: secret, verifier: secret });
export const RedeemedPairing = z.object({ id: z.string(), pairingToken: z.string(), account: AccountName });
export type RedeemedPairing = z.infer<typeof RedeemedPairing>;

export const Pairing = z.object({
	id: z.string(),
	account: AccountName,
	name: PairingName,
	createdAt: Instant,
	lastUsedAt: Instant.optional(),
	lastAddress: z.string().optional(),
});
export type Pairing = z.infer<typeof Pairing>;
