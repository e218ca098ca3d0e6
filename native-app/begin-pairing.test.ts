import { createHash } from "node:crypto";
import { EmbeddedJWK, jwtVerify } from "jose";
import { expect, test } from "vitest";
import { Problem } from "../contract/problem.ts";
import { beginPairing } from "./begin-pairing.ts";
import { ForeignAddress } from "./page-address.ts";

const origin = "https://sign.example.org";
const code = "C".repeat(43);
const redirectUri = "http://127.0.0.1:4000/paired";

/** A server whose clock is five seconds ahead, and what it was sent. */
function fakeServer(redeemed: { status: number; body: object }, url = `${origin}/pair#x`) {
	const sent: Record<string, unknown>[] = [];
	const keys: unknown[] = [];
	const answers: Record<string, { status: number; body: object }> = {
		"/api/pairings": { status: 201, body: { url, expiresAt: "2026-11-22T12:05:05.000Z" } },
		"/api/pairings/token": redeemed,
	};
	const fetch = async (address: string, init: { headers: Record<string, string>; body?: string }) => {
		sent.push(JSON.parse(init.body ?? "{}"));
		keys.push((await jwtVerify(init.headers["dpop"] ?? "", EmbeddedJWK, { typ: "dpop+jwt" })).protectedHeader.jwk);
		const { status, body } = answers[address.slice(origin.length)] ?? { status: 404, body: {} };
		return { status, headers: { get: () => null }, text: async () => JSON.stringify(body) };
	};
	return { server: { origin, rpId: "example.org", clockOffset: 5000, network: { fetch } }, sent, keys };
}

const granted = { status: 201, body: { id: "pairing-1", pairingToken: "T".repeat(43), account: "alice" } };
const refused = (problem: string, status: number) => ({ status, body: { code: problem, status } });
const app = () => ({ name: "Laptop", redirectUri, signal: new AbortController().signal });

test("the code is turned into a pairing that is bound to a key of its own", async () => {
	const { server, sent, keys } = fakeServer(granted);
	const { address, deadline, tryCode } = await beginPairing(server, app());
	expect(address).toBe(`${origin}/pair#x`);
	expect(new Date(deadline).toISOString()).toBe("2026-11-22T12:05:00.000Z");

	const paired = await tryCode(code);
	const [start, redeem] = sent;
	expect(start).toMatchObject({ name: "Laptop", redirectUri });
	expect(redeem).toMatchObject({ code });
	// RFC 7636, section 4.6.
	const verifier = String(redeem?.["verifier"]);
	expect(start?.["codeChallenge"]).toBe(createHash("sha256").update(verifier).digest("base64url"));
	expect(keys).toEqual([start?.["publicKey"], start?.["publicKey"]]);
	expect(paired).toEqual({
		server: origin,
		rpId: "example.org",
		account: "alice",
		id: "pairing-1",
		token: "T".repeat(43),
		key: { ...Object(start?.["publicKey"]), d: expect.stringMatching(/^[\w-]{43}$/) },
	});
});

test("no two are alike", async () => {
	const { server, sent } = fakeServer(granted);
	for (const _ of [1, 2]) await beginPairing(server, app());
	expect(sent[0]?.["codeChallenge"]).not.toBe(sent[1]?.["codeChallenge"]);
	expect(sent[0]?.["publicKey"]).not.toEqual(sent[1]?.["publicKey"]);
});

test.each([
	["link-ended", 410],
	["too-many-attempts", 429],
])("a code that is answered with %s is not the right one", async (problem, status) => {
	const { tryCode } = await beginPairing(fakeServer(refused(problem, status)).server, app());
	expect(await tryCode(code)).toBeUndefined();
});

test("what else goes wrong with a code is thrown", async () => {
	const { tryCode } = await beginPairing(fakeServer(refused("internal", 500)).server, app());
	await expect(tryCode(code)).rejects.toThrow(Problem);
});

test("nobody is sent to a page of somebody else", async () => {
	const { server } = fakeServer(granted, "https://evil.example/pair#x");
	await expect(beginPairing(server, app())).rejects.toThrow(ForeignAddress);
});
