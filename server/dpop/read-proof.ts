import { isUtf8 } from "node:buffer";
import { z } from "zod";
import { PublicKeyJwk } from "../../contract/public-key.ts";

/** Everything of a key that is not public, and all that nobody asked for, is refused with `PublicKeyJwk`. */
const Header = z.object({
	typ: z.literal("dpop+jwt"),
	alg: z.enum(["Ed25519", "EdDSA", "ES256"]),
	jwk: PublicKeyJwk,
	// What has to be understood is never understood here (RFC 7515, section 4.1.11).
	crit: z.undefined().optional(),
});

const Claims = z.object({
	htm: z.string(),
	htu: z.string(),
	jti: z.string().min(1).max(200),
	iat: z.number(),
	ath: z.string().optional(),
	exp: z.number().optional(),
	nbf: z.number().optional(),
});

export interface ProofText {
	readonly header: z.infer<typeof Header>;
	readonly claims: z.infer<typeof Claims>;
	/** What the signature is over (RFC 7515, section 5.2). */
	readonly signed: Buffer;
	readonly signature: Buffer;
}

/**
 * Takes a proof apart, as a JWS in its compact form (RFC 7515, section 7.1) with header and claims as RFC 9449, section
 * 4.2 has them. Nothing of it is verified yet.
 * @returns `undefined` for what is none
 */
export function readProof(proof: string): ProofText | undefined {
	const parts = proof.split(".", 4);
	const [head, body, tail] = parts.map(base64url);
	if (!head || !body || !tail || parts.length !== 3) return undefined;
	const header = Header.safeParse(jsonOf(head));
	const claims = Claims.safeParse(jsonOf(body));
	if (!header.success || !claims.success) return undefined;
	const signed = Buffer.from(proof.slice(0, proof.lastIndexOf(".")), "latin1");
	return { header: header.data, claims: claims.data, signed, signature: tail };
}

/** Node passes over what does not belong there; so only the one spelling that it would write itself counts. */
function base64url(text: string): Buffer | undefined {
	const bytes = Buffer.from(text, "base64url");
	return bytes.toString("base64url") === text ? bytes : undefined;
}

function jsonOf(bytes: Buffer): unknown {
	if (!isUtf8(bytes)) return undefined;
	try {
		return JSON.parse(bytes.toString("utf8"));
	} catch {
		return undefined;
	}
}
