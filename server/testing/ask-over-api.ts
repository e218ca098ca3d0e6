import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { PublicKeyJwk } from "../../contract/public-key.ts";
import type { Served } from "./served.ts";

/** Asks for a login as alice over HTTP, with a new key and any headers beside. */
export async function askOverApi({ address, origin }: Served, headers: Record<string, string> = {}): Promise<Response> {
	const { privateKey, publicKey } = await generateKeyPair("Ed25519");
	const { kty, crv, x } = await exportJWK(publicKey);
	const jwk = PublicKeyJwk.parse({ kty, crv, x });
	const path = "/api/login-requests";
	const dpop = await new SignJWT({ htm: "POST", htu: origin + path, jti: crypto.randomUUID(), iat: Date.now() / 1000 })
		.setProtectedHeader({ typ: "dpop+jwt", alg: "Ed25519", jwk })
		.sign(privateKey);
	return fetch(address + path, {
		method: "POST",
		headers: { "content-type": "application/json", dpop, ...headers },
		body: JSON.stringify({ account: "alice", kind: "login", publicKey: jwk }),
	});
}
