import { expect, test } from "vitest";
import { Unreachable } from "./call-server.ts";
import { pairWithKey } from "./pair-with-key.ts";
import { secret, signedText, signingGround, signinText, startedSignin } from "./signing-for-tests.ts";

const wish = { account: "alice", name: "Laptop", verifier: secret("V") };
const paired = { id: "pairing-1", pairingToken: secret("T"), account: "alice" };

function ground(redirect: string, url = `https://sign.example.org/pair#${secret("L")}`) {
	const expiresAt = "2026-11-22T12:05:00.000Z";
	return signingGround({
		"POST /api/pairings": { status: 201, body: { url, expiresAt } },
		"POST /api/users/alice/passkeys/login_start": startedSignin,
		"POST /api/users/alice/passkeys/login_finish": { status: 200, body: { purpose: "pair", redirect, expiresAt } },
		"POST /api/pairings/token": { status: 201, body: paired },
	});
}

test("a pairing is begun, granted by a signature for its key, and redeemed, without a browser", async () => {
	const { server, signer, sent, signed } = ground(`countersign://paired?code=${secret("C")}`);
	expect(await pairWithKey(server, wish, signer)).toEqual(paired);
	expect(signed[0]?.challenge).toBe(signedText(signinText("pair", "AQID")));
	expect(sent.map(({ body }) => body)).toMatchObject([
		{ name: "Laptop", redirectUri: "countersign://paired", codeChallenge: signedText(secret("V")) },
		{ purpose: "pair", pairing: { secret: secret("L"), name: "Laptop" } },
		{},
		{ code: secret("C"), verifier: secret("V") },
	]);
});

test.each([
	"countersign://paired",
	"countersign://paired?code=short",
	`https://evil.example/?code=${secret("C")}`,
	`countersign://paired?code=${secret("C")}&code=${secret("D")}`,
])("what is no code for this start, as in %s, is not handed in", async (redirect) => {
	const { server, signer, routes } = ground(redirect);
	await expect(pairWithKey(server, wish, signer)).rejects.toThrow(Unreachable);
	expect(routes()).not.toContain("POST /api/pairings/token");
});

test("an address without a secret is no start", async () => {
	const { server, signer, signed } = ground("", "https://sign.example.org/pair");
	await expect(pairWithKey(server, wish, signer)).rejects.toThrow(Unreachable);
	expect(signed).toEqual([]);
});
