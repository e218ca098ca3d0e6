import { hash } from "node:crypto";
import { Problem } from "../../contract/problem.ts";
import type { PublicKeyJwk } from "../../contract/public-key.ts";
import { instant } from "../instant.ts";
import { sameText } from "../secret.ts";
import type { Clock } from "../storage/sqlite.ts";
import { keyThumbprint } from "./key-thumbprint.ts";
import { type ProofText, readProof } from "./read-proof.ts";
import { ReplayMemory } from "./replay-memory.ts";
import { isSigned } from "./verify-signature.ts";

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
		if (call.proof === undefined) throw new Problem("dpop-missing");
		const now = clock();
		const proof = readProof(call.proof);
		// The signature last, because it costs most. Whatever does not hold, the caller is told no more than that.
		if (!proof || !fits(proof, call) || hasEnded(proof, now) || !isSigned(proof)) throw new Problem("dpop-refused");
		// A clock that was set back since would have every proof come from before the start, until it caught up.
		startedAt = Math.min(startedAt, now);
		const made = proof.claims.iat * 1000;
		// Written so that something that is no number is refused.
		if (!(made >= startedAt && Math.abs(now - made) <= tolerance))
			throw new Problem("dpop-time", { now: instant(now) });
		const publicKey = proof.header.jwk;
		const thumbprint = keyThumbprint(publicKey);
		if (!memory.first(thumbprint, proof.claims.jti, now)) throw new Problem("dpop-refused");
		return { thumbprint, publicKey };
	};
}

function fits({ claims: { htm, htu, ath } }: ProofText, call: ProvenCall): boolean {
	const named = call.token === undefined || (ath !== undefined && sameText(ath, accessTokenHash(call.token)));
	return htm === call.method && htu === call.url && named;
}

/** A proof may say itself from when until when it holds (RFC 7519, sections 4.1.4 and 4.1.5). */
function hasEnded({ claims: { exp, nbf } }: ProofText, now: number): boolean {
	return (exp !== undefined && exp * 1000 <= now) || (nbf !== undefined && nbf * 1000 > now);
}

/** `ath`: base64url of the SHA-256 of the token's characters. */
function accessTokenHash(token: string): string {
	return hash("sha256", token, "base64url");
}
