import { createHash } from "node:crypto";
import { EmbeddedJWK, type JWTPayload, jwtVerify } from "jose";
import { Problem } from "../../contract/problem.ts";
import { PublicKeyJwk } from "../../contract/public-key.ts";
import { instant } from "../instant.ts";
import { sameText } from "../secret.ts";
import type { Clock } from "../storage/sqlite.ts";
import { keyThumbprint } from "./key-thumbprint.ts";
import { ReplayMemory } from "./replay-memory.ts";

export interface ProvenCall {
	method: string;
	/** The public origin and the path, without query (RFC 9449, section 4.3, point 9). */
	url: string;
	/** The `DPoP` header, where there is one. */
	proof: string | undefined;
	/** The token that came with the call, which the proof must name by its hash. */
	token?: string | undefined;
}

/** Checks the proof of a call and gives the thumbprint (RFC 7638) of the key that made it. */
export type VerifyProof = (call: ProvenCall) => Promise<{ thumbprint: string; publicKey: PublicKeyJwk }>;

const tolerance = 60_000;

/**
 * DPoP as RFC 9449, section 4.3 has it. Proofs are accepted once, within 60 s of their making, and never from before
 * the process started, because what was seen before is not remembered.
 */
export function proofVerifier(clock: Clock): VerifyProof {
	let startedAt = clock();
	const memory = new ReplayMemory();
	return async (call) => {
		const { payload, protectedHeader } = await readProof(call.proof);
		const key = PublicKeyJwk.safeParse(protectedHeader.jwk);
		if (!key.success) throw new Problem("dpop-refused");
		const { jti } = payload;
		if (!fits(payload, call) || typeof jti !== "string" || jti === "" || jti.length > 200)
			throw new Problem("dpop-refused");
		const now = clock();
		// A clock that was set back since would have every proof come from before the start, until it caught up.
		startedAt = Math.min(startedAt, now);
		const made = Number(payload.iat) * 1000;
		// Written so that something that is no number is refused.
		if (!(made >= startedAt && Math.abs(now - made) <= tolerance))
			throw new Problem("dpop-time", { now: instant(now) });
		const thumbprint = keyThumbprint(key.data);
		if (!memory.first(thumbprint, jti, now)) throw new Problem("dpop-refused");
		return { thumbprint, publicKey: key.data };
	};
}

function fits({ htm, htu, ath }: JWTPayload, call: ProvenCall): boolean {
	const named = call.token === undefined || (typeof ath === "string" && sameText(ath, accessTokenHash(call.token)));
	return htm === call.method && htu === call.url && named;
}

async function readProof(proof: string | undefined) {
	if (proof === undefined) throw new Problem("dpop-missing");
	try {
		return await jwtVerify(proof, EmbeddedJWK, {
			typ: "dpop+jwt",
			algorithms: ["Ed25519", "EdDSA", "ES256"],
			requiredClaims: ["htm", "htu", "jti", "iat"],
		});
	} catch (cause) {
		// Whatever is wrong with it, down to a key that is not on its curve, it is the caller's proof that does not hold.
		throw new Problem("dpop-refused", { cause });
	}
}

/** `ath`: base64url of the SHA-256 of the token's characters. */
function accessTokenHash(token: string): string {
	return createHash("sha256").update(token, "ascii").digest("base64url");
}
