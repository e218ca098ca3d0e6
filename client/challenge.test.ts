import { expect, test } from "vitest";
import { loginRequestId } from "../contract/public-key.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { idFitsKey, loginChallenge, signinChallenge, UnfitRequest } from "./challenge.ts";

const digest = async (text: string) => Uint8Array.from([text.length, text.includes("code: 47\n") ? 1 : 0]);

const thumbprint = Uint8Array.from({ length: 32 }, (_, index) => index * 7);
const shown = {
	id: loginRequestId(thumbprint),
	account: "alice",
	kind: "login" as const,
	address: "203.0.113.24",
	createdAt: "2026-11-21T14:31:28.000Z",
	expiresAt: "2026-11-21T14:34:28.000Z",
	keyThumbprint: toBase64url(thumbprint),
	nonce: "n".repeat(43),
};

test("bytes survive base64url and back, whatever their number", () => {
	for (let length = 0; length < 70; length++) {
		const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length) % 256);
		expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
	}
	expect(toBase64url(Uint8Array.from([251, 255, 191]))).toBe("-_-_");
});

test("what is not base64url decodes to nothing", () => {
	for (const text of ["a", "ab=", "a+b/", "é", "ab cd"]) expect(fromBase64url(text)).toBeUndefined();
});

test("the challenge covers the typed digits", async () => {
	const right = await loginChallenge(shown, "47", digest);
	expect(right).not.toBe(await loginChallenge(shown, "74", digest));
});

test("a request whose id does not name its key is not signed", async () => {
	const others = { ...shown, id: loginRequestId(thumbprint.toReversed()) };
	expect(idFitsKey(others)).toBe(false);
	await expect(loginChallenge(others, "47", digest)).rejects.toThrow(UnfitRequest);
	await expect(loginChallenge({ ...shown, keyThumbprint: "AAAA" }, "47", digest)).rejects.toThrow(UnfitRequest);
});

test("a sign-in challenge is the digest of the sign-in text", async () => {
	const ceremony = { origin: "https://a", purpose: "session", ceremonyId: "c", nonce: "n" } as const;
	const text = "countersign-signin/1\nhttps://a\nsession\nc\n\nn\n";
	expect(await signinChallenge(ceremony, digest)).toBe(toBase64url(await digest(text)));
});
