import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { expect, test } from "vitest";
import { proofVerifier } from "./verify-proof.ts";

const url = "http://localhost:8686/api/login-requests";

async function ground(alg = "Ed25519") {
	let now = Date.UTC(2026, 10, 22);
	const verify = proofVerifier(() => now);
	const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
	const { kty, crv, x, y } = await exportJWK(publicKey);
	const jwk = { kty: kty ?? "", crv: crv ?? "", x: x ?? "", ...(y && { y }) };
	const make = (claims: JWTPayload = {}, header: object = {}) =>
		new SignJWT({ htm: "POST", htu: url, jti: crypto.randomUUID(), iat: now / 1000, ...claims })
			.setProtectedHeader({ typ: "dpop+jwt", alg, jwk, ...header })
			.sign(privateKey);
	const check = (proof: string | undefined) => verify({ method: "POST", url, proof });
	return {
		make,
		check,
		jwk,
		privateJwk: await exportJWK(privateKey),
		pass: (by: number) => (now += by),
		now: () => now,
	};
}

test.each(["Ed25519", "EdDSA", "ES256"])("a proof with %s gives its key's thumbprint", async (alg) => {
	const { make, check, jwk } = await ground(alg);
	expect(await check(await make())).toMatchObject({ thumbprint: expect.stringMatching(/^[\w-]{43}$/), publicKey: jwk });
});

test("none at all is told apart from one that does not hold", async () => {
	const { check } = await ground();
	await expect(check(undefined)).rejects.toMatchObject({ code: "dpop-missing" });
	await expect(check("a.b.c")).rejects.toMatchObject({ code: "dpop-refused" });
	await expect(check("")).rejects.toMatchObject({ code: "dpop-refused" });
});

test.each([
	["another method", { htm: "GET" }],
	["another address", { htu: `${url}/x` }],
	["an address with a query", { htu: `${url}?x` }],
	["no name", { jti: undefined }],
	["an empty name", { jti: "" }],
	["an endless name", { jti: "x".repeat(201) }],
	["no time", { iat: undefined }],
	["an end that has passed", { exp: 1 }],
	["an end that is no time", { exp: "never" }],
	["a beginning that is yet to come", { nbf: 1e10 }],
])("%s is refused", async (_, claims) => {
	const { make, check } = await ground();
	await expect(make(claims as JWTPayload).then(check)).rejects.toMatchObject({ code: "dpop-refused" });
});

test("another type, what has to be understood, a symmetric key or a private key in the header is refused", async () => {
	const { make, check, privateJwk } = await ground();
	const keys = [{ kty: "oct", k: "AAAA" }, privateJwk].map((jwk) => ({ jwk }));
	for (const header of [{ typ: "jwt" }, { b64: true, crit: ["b64"] }, ...keys])
		await expect(make({}, header).then(check)).rejects.toMatchObject({ code: "dpop-refused" });
});

test.each(["Ed25519", "ES256"])("what was not signed with this key of %s by this algorithm is refused", async (alg) => {
	const { make, check } = await ground(alg);
	const [head, body, signature = ""] = (await make()).split(".");
	const other = { ...(await ground(alg)).jwk };
	const offCurve = { kty: "EC", crv: "P-256", x: other.x, y: other.x };
	const swapped = alg === "ES256" ? "Ed25519" : "ES256";
	const forge = (header: object) => Buffer.from(JSON.stringify({ ...headerOf(head), ...header })).toString("base64url");
	const forged = [
		[forge({ jwk: other }), body, signature],
		[forge({ jwk: offCurve, alg: "ES256" }), body, signature],
		[forge({ alg: swapped }), body, signature],
		[forge({ alg: "none" }), body, ""],
		[head, body, (await make()).split(".")[2]],
		[head, body, signature.slice(0, -2)],
		[head, body, Buffer.alloc(64).toString("base64url")],
		// A second spelling of the very same bytes.
		[head, body, `${signature}=`],
		[head, `${body} `, signature],
		[head, body, signature, ""],
	];
	for (const parts of forged) await expect(check(parts.join("."))).rejects.toMatchObject({ code: "dpop-refused" });
	await check([head, body, signature].join("."));
});

function headerOf(head = ""): object {
	return JSON.parse(Buffer.from(head, "base64url").toString());
}

test("a proof is good once, and its name is remembered as long as it could be used", async () => {
	const { make, check, pass } = await ground();
	const proof = await make();
	await check(proof);
	await expect(check(proof)).rejects.toMatchObject({ code: "dpop-refused" });
	pass(59_000);
	await expect(check(proof)).rejects.toMatchObject({ code: "dpop-refused" });
});

test.each([-60_001, 60_001])("a clock that is %i ms off is told the server's time", async (off) => {
	const { make, check, now, pass } = await ground();
	pass(120_000);
	const proof = await make({ iat: (now() + off) / 1000 });
	await expect(check(proof)).rejects.toMatchObject({
		code: "dpop-time",
		members: { now: new Date(now()).toISOString() },
	});
});

test("a proof from before the process started is refused, because it may have been used", async () => {
	const { make, check, now } = await ground();
	await expect(make({ iat: (now() - 1) / 1000 }).then(check)).rejects.toMatchObject({ code: "dpop-time" });
});

const day = 24 * 3_600_000;

test("a clock that is set back behind the start shuts nobody out until it has caught up", async () => {
	const { make, check, pass } = await ground();
	pass(-day);
	await check(await make());
	pass(1000);
	await check(await make());
});

test("what was seen before the clock was set back is not good again once that time comes anew", async () => {
	const { make, check, pass } = await ground();
	const proof = await make();
	await check(proof);
	pass(-day);
	await check(await make());
	pass(day);
	await expect(check(proof)).rejects.toMatchObject({ code: "dpop-refused" });
});
