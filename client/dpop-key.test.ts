import { calculateJwkThumbprint, decodeJwt, EmbeddedJWK, jwtVerify } from "jose";
import { expect, test } from "vitest";
import { toBase64url } from "./base64url.ts";
import { createDpopKey } from "./dpop-key.ts";
import { utf8 } from "./utf8.ts";

declare const crypto: {
	randomUUID(): string;
	subtle: { digest(algorithm: "SHA-256", data: Uint8Array): Promise<ArrayBuffer> };
};

const digest = async (text: string) => new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(text)));
const at = Date.parse("2026-11-22T10:00:00.000Z");
const keyAt = (now: () => number) => createDpopKey({ digest, randomName: () => crypto.randomUUID(), now });

function verify(proof: string | undefined) {
	return jwtVerify(proof ?? "", EmbeddedJWK, {
		typ: "dpop+jwt",
		algorithms: ["Ed25519"],
		currentDate: new Date(at),
	});
}

test("a proof names the call, the moment in milliseconds, and nothing of the key but its public half", async () => {
	const key = await keyAt(() => at + 123);
	const { dpop } = await key.headers("POST", "https://sign.example.org/api/login-requests?wait=25#x");
	const { payload, protectedHeader } = await verify(dpop);

	expect(protectedHeader).toEqual({ typ: "dpop+jwt", alg: "Ed25519", jwk: key.publicKey });
	expect(Object.keys(protectedHeader.jwk ?? {}).sort()).toEqual(["crv", "kty", "x"]);
	expect(payload).toEqual({
		jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
		htm: "POST",
		htu: "https://sign.example.org/api/login-requests",
		iat: (at + 123) / 1000,
	});
});

test("each proof has a name of its own", async () => {
	const key = await keyAt(() => at);
	const names = new Set<unknown>();
	for (let count = 0; count < 20; count++)
		names.add((await verify((await key.headers("GET", "https://a.example/x"))["dpop"])).payload.jti);
	expect(names.size).toBe(20);
});

test("a token is named by its hash", async () => {
	const key = await keyAt(() => at);
	const { dpop } = await key.headers("GET", "https://a.example/x", "wait-token");
	expect((await verify(dpop)).payload["ath"]).toBe(toBase64url(await digest("wait-token")));
});

test("the thumbprint is that of RFC 7638", async () => {
	const key = await keyAt(() => at);
	expect(toBase64url(key.thumbprint)).toBe(await calculateJwkThumbprint(key.publicKey));
	expect(key.thumbprint).toHaveLength(32);
});

test("the server's clock is taken over, and within a minute not again", async () => {
	const key = await keyAt(() => at);
	const moment = async () => decodeJwt((await key.headers("GET", "https://a.example/x"))["dpop"] ?? "").iat;

	expect(key.correctClock("not a time")).toBe(false);
	expect(await moment()).toBe(at / 1000);
	expect(key.correctClock(new Date(at + 90_500).toISOString())).toBe(true);
	expect(await moment()).toBe(at / 1000 + 90.5);
	expect(key.correctClock(new Date(at).toISOString())).toBe(false);
	expect(await moment()).toBe(at / 1000 + 90.5);
});

test("a clock that drifts on is taken over again later", async () => {
	let passed = 0;
	const key = await keyAt(() => at + passed);
	expect(key.correctClock(new Date(at + 90_000).toISOString())).toBe(true);
	passed = 60_000;
	expect(key.correctClock(new Date(at + passed + 30_000).toISOString())).toBe(true);
	const { dpop = "" } = await key.headers("GET", "https://a.example/x");
	expect(decodeJwt(dpop).iat).toBe((at + 90_000) / 1000);
});
