import { calculateJwkThumbprint, decodeProtectedHeader, EmbeddedJWK, jwtVerify } from "jose";
import { expect, test } from "vitest";
import { toBase64url } from "./base64url.ts";
import { createKeptKey, KeptKey, restoreDpopKey } from "./kept-key.ts";

const surroundings = { digest: async () => new Uint8Array(32), randomName: () => "name", now: Date.now };

test("a key that was kept proves itself again, and shows its public half only", async () => {
	const kept: unknown = JSON.parse(JSON.stringify(await createKeptKey()));
	const restored = await restoreDpopKey(KeptKey.parse(kept), surroundings);
	const { dpop = "" } = await restored.headers("GET", "https://a.example/x");
	await jwtVerify(dpop, EmbeddedJWK, { typ: "dpop+jwt" });
	expect(Object.keys(decodeProtectedHeader(dpop).jwk ?? {}).sort()).toEqual(["crv", "kty", "x"]);
	expect(toBase64url(restored.thumbprint)).toBe(await calculateJwkThumbprint(restored.publicKey));
});

test("each is a new one", async () => {
	expect((await createKeptKey()).d).not.toBe((await createKeptKey()).d);
});

test("halves of two keys are none", async () => {
	const [one, other] = [await createKeptKey(), await createKeptKey()];
	await expect(restoreDpopKey({ ...one, x: other.x }, surroundings)).rejects.toThrow();
});
