import { createHash } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { CreatedLoginRequest } from "../../contract/login-request.ts";
import { PublicKeyJwk } from "../../contract/public-key.ts";

/** A server by its public origin, and where the test reaches it. */
export interface Reached {
	readonly address: string;
	readonly origin: string;
}

/**
 * Asks for a login as alice over HTTP, with a new key and any headers beside.
 * @returns the answer's status, and what makes a call that waits for the outcome, 25 seconds at the most
 */
export async function askOverApi(
	{ address, origin }: Reached,
	headers: Record<string, string> = {},
): Promise<{ status: number; outcome(): Promise<(seconds?: number) => Promise<Response>> }> {
	const { privateKey, publicKey } = await generateKeyPair("Ed25519");
	const { kty, crv, x } = await exportJWK(publicKey);
	const jwk = PublicKeyJwk.parse({ kty, crv, x });
	const proof = (htm: string, path: string, token?: string) =>
		new SignJWT({
			htm,
			htu: origin + path,
			jti: crypto.randomUUID(),
			iat: Date.now() / 1000,
			...(token !== undefined && { ath: createHash("sha256").update(token).digest("base64url") }),
		})
			.setProtectedHeader({ typ: "dpop+jwt", alg: "Ed25519", jwk })
			.sign(privateKey);
	const path = "/api/login-requests";
	const answer = await fetch(address + path, {
		method: "POST",
		headers: { "content-type": "application/json", dpop: await proof("POST", path), ...headers },
		body: JSON.stringify({ account: "alice", kind: "login", publicKey: jwk }),
	});
	const { id, waitToken } = CreatedLoginRequest.parse(await answer.json());
	const outcomePath = `${path}/${id}/outcome`;
	return {
		status: answer.status,
		outcome: async () => {
			const dpop = await proof("GET", outcomePath, waitToken);
			const authority = { authorization: `Bearer ${waitToken}`, dpop };
			return (seconds = 25) => fetch(`${address}${outcomePath}?wait=${seconds}`, { headers: authority });
		},
	};
}
