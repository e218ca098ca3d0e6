import { z } from "zod";
import { base64urlText, Instant } from "./binary.ts";

/** The public half of a passkey, as the receipt's reader needs it: ES256, Ed25519 or RS256. */
export const PasskeyPublicKey = z.union([
	z.strictObject({ kty: z.literal("EC"), crv: z.literal("P-256"), x: base64urlText(43), y: base64urlText(43) }),
	z.strictObject({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: base64urlText(43) }),
	z.strictObject({ kty: z.literal("RSA"), n: base64urlText(1400), e: base64urlText(8) }),
]);
export type PasskeyPublicKey = z.infer<typeof PasskeyPublicKey>;

/**
 * Proves that the holder of this key signed this text, with user verification, for this rpId.
 * It does not prove whose key it is, what a page showed, that `address` is true, or when it was.
 */
export const Receipt = z.strictObject({
	text: z.string(),
	credentialId: z.string(),
	publicKey: PasskeyPublicKey,
	clientDataJSON: z.string(),
	authenticatorData: z.string(),
	signature: z.string(),
	origin: z.string(),
	rpId: z.string(),
	verifiedAt: Instant,
});
export type Receipt = z.infer<typeof Receipt>;
