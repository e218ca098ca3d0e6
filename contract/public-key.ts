import { z } from "zod";
import { base32 } from "./binary.ts";

/** 32 bytes in their one spelling: the last two bits of the last letter are no part of them and have to be 0. */
const coordinate = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);

/** The public half of a requester's or a paired app's key: Ed25519 or P-256, nothing but its defining members. */
export const PublicKeyJwk = z.discriminatedUnion("kty", [
	z.strictObject({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: coordinate }),
	z.strictObject({ kty: z.literal("EC"), crv: z.literal("P-256"), x: coordinate, y: coordinate }),
]);
export type PublicKeyJwk = z.infer<typeof PublicKeyJwk>;

/** A login request is named by its requester's key: the first 16 bytes of the thumbprint (RFC 7638, SHA-256), in base32. */
export function loginRequestId(thumbprint: Uint8Array): string {
	return base32(thumbprint.subarray(0, 16));
}
