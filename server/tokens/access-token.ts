import { SignJWT } from "jose";
import { z } from "zod";
import { newId } from "../secret.ts";
import type { ServerKeys } from "../server-keys.ts";

const lifetime = 300;

/** The claims of an access token, minted once; from the same claims always comes the same token. */
export const TokenClaims = z.object({
	sub: z.string(),
	aud: z.string(),
	cnf: z.object({ jkt: z.string() }),
	jti: z.string(),
	iat: z.int(),
	exp: z.int(),
	amr: z.array(z.string()),
	login_request: z.string().optional(),
});
export type TokenClaims = z.infer<typeof TokenClaims>;

export interface TokenGrant {
	issuer: string;
	/** The account's immutable id. */
	subject: string;
	kind: string;
	target?: string | undefined;
	/** The thumbprint of the key the token is bound to (RFC 9449, section 6.1). */
	keyThumbprint: string;
	/** Whether the passkey can leave its device: what tells a hardware key from a software one (RFC 8176). */
	backupEligible: boolean;
	requestId?: string | undefined;
	now: number;
}

export function mintClaims(grant: TokenGrant): TokenClaims {
	const iat = Math.floor(grant.now / 1000);
	return {
		sub: grant.subject,
		aud: `${grant.issuer}#${grant.kind}:${grant.target ?? ""}`,
		cnf: { jkt: grant.keyThumbprint },
		jti: newId(),
		iat,
		exp: iat + lifetime,
		amr: amrOf(grant.backupEligible),
		...(grant.requestId !== undefined && { login_request: grant.requestId }),
	};
}

/** How somebody was authenticated, in the words of RFC 8176. @param backupEligible whether the passkey can leave its device */
export function amrOf(backupEligible: boolean): string[] {
	return [backupEligible ? "swk" : "hwk", "user", "mfa"];
}

/** Signs with Ed25519, which gives the same signature each time. */
export function signToken(keys: ServerKeys, issuer: string, claims: TokenClaims): Promise<string> {
	return new SignJWT({ ...claims })
		.setIssuer(issuer)
		.setProtectedHeader({ alg: "EdDSA", kid: keys.signing.id, typ: "at+jwt" })
		.sign(keys.signing.key);
}

/** Seconds the token is still good for. */
export function secondsLeft(claims: TokenClaims, now: number): number {
	return Math.max(0, claims.exp - Math.floor(now / 1000));
}
