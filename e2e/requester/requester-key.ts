import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { loginRequestId, PublicKeyJwk } from "../../contract/public-key.ts";

export interface ProofWishes {
	method: string;
	/** The whole address; what DPoP leaves out of it is left out here. */
	url: string;
	token?: string;
	/** The proof's name, where a test wants to use one twice. */
	jti?: string;
}

/** A requester's key, and proofs of it (RFC 9449) as an honest or a dishonest program would make them. */
export interface RequesterKey {
	readonly publicKey: PublicKeyJwk;
	/** The id that a login request of this key has. */
	readonly requestId: string;
	/** RFC 7638, SHA-256, base64url. */
	readonly thumbprint: string;
	proof(wishes: ProofWishes): string;
}

export function createRequesterKey(): RequesterKey {
	const { privateKey, publicKey: key } = generateKeyPairSync("ed25519");
	const publicKey = PublicKeyJwk.parse(key.export({ format: "jwk" }));
	// RFC 7638, section 3: the required members in alphabetical order. RFC 8037, section 2, for this kind of key.
	const canonical = JSON.stringify({ crv: publicKey.crv, kty: publicKey.kty, x: publicKey.x });
	const thumbprint = createHash("sha256").update(canonical).digest();
	return {
		publicKey,
		requestId: loginRequestId(thumbprint),
		thumbprint: thumbprint.toString("base64url"),
		proof({ method, url, token, jti = randomUUID() }) {
			const header = { typ: "dpop+jwt", alg: "EdDSA", jwk: publicKey };
			const claims = {
				jti,
				htm: method,
				htu: url.replace(/[?#].*$/, ""),
				iat: Date.now() / 1000,
				...(token !== undefined && { ath: createHash("sha256").update(token).digest("base64url") }),
			};
			const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
			return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString("base64url")}`;
		},
	};
}
