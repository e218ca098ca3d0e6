import { createHash } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { CreatedLoginRequest } from "../../../contract/login-request.ts";
import { PublicKeyJwk } from "../../../contract/public-key.ts";
import type { Reached } from "../ask-over-api.ts";

/** Somebody who lets a machine in over HTTP, with a key of their own. */
export interface Joiner {
	/** @returns the status and the body */
	ask(wish: object): Promise<{ status: number; body: Record<string, unknown> }>;
	/** Waits for the outcome, so many seconds at the most. */
	outcome(seconds: number): Promise<{ status: number; body: Record<string, unknown> }>;
	/** Another call about the request: its method, and its path behind the one of its kind. */
	call(method: string, path: string): Promise<{ status: number; body: Record<string, unknown> }>;
	/** What the request was answered with. */
	readonly asked: CreatedLoginRequest;
	/** Every address that was called. */
	readonly addresses: readonly string[];
}

export async function openJoiner({ address, origin }: Reached): Promise<Joiner> {
	const { privateKey, publicKey } = await generateKeyPair("Ed25519");
	const { kty, crv, x } = await exportJWK(publicKey);
	const jwk = PublicKeyJwk.parse({ kty, crv, x });
	const addresses: string[] = [];
	let asked: CreatedLoginRequest | undefined;

	const send = async (method: string, path: string, body?: object) => {
		const token = asked?.waitToken;
		const proof = new SignJWT({
			htm: method,
			htu: origin + path.replace(/\?.*/, ""),
			jti: crypto.randomUUID(),
			iat: Date.now() / 1000,
			...(token !== undefined && { ath: createHash("sha256").update(token).digest("base64url") }),
		});
		const dpop = await proof.setProtectedHeader({ typ: "dpop+jwt", alg: "Ed25519", jwk }).sign(privateKey);
		addresses.push(path);
		const answer = await fetch(address + path, {
			method,
			headers: {
				dpop,
				...(token !== undefined && { authorization: `Bearer ${token}` }),
				...(body && { "content-type": "application/json" }),
			},
			...(body && { body: JSON.stringify(body) }),
		});
		const text = await answer.text();
		return { status: answer.status, body: text === "" ? {} : JSON.parse(text) };
	};
	const known = () => {
		if (!asked) throw new Error("Nothing was asked for yet.");
		return asked;
	};
	return {
		addresses,
		get asked() {
			return known();
		},
		async ask(wish) {
			const answer = await send("POST", "/api/vpn-joins", { account: "alice", publicKey: jwk, ...wish });
			if (answer.status === 201) asked = CreatedLoginRequest.parse(answer.body);
			return answer;
		},
		outcome: (seconds) => send("GET", `/api/vpn-joins/${known().id}/outcome?wait=${seconds}`),
		call: (method, path) => send(method, path.replace(":id", known().id)),
	};
}
