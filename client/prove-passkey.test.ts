import { calculateJwkThumbprint } from "jose";
import { expect, test } from "vitest";
import { Unreachable } from "./call-server.ts";
import { OtherServer } from "./paired-server.ts";
import { provePasskey } from "./prove-passkey.ts";
import {
	type Answered,
	assertion,
	assertionOptions,
	secret,
	signedText,
	signingGround,
	signinText,
	startedSignin,
} from "./signing-for-tests.ts";

const [start, finish] = ["login_start", "login_finish"].map((step) => `POST /api/users/alice/passkeys/${step}`);
const expiresAt = "2026-11-22T12:05:00.000Z";

const ground = (finished: object, started: Answered = startedSignin) =>
	signingGround({ [start ?? ""]: started, [finish ?? ""]: { status: 200, body: finished } });

const proven = { purpose: "proof", proof: secret("P"), expiresAt };

test("what is signed is built here: the server known, the purpose, the ceremony and nothing else", async () => {
	const { server, signer, sent, signed } = ground(proven);
	const { proof } = await provePasskey(server, "alice", { purpose: "proof" }, signer);
	expect(proof).toBe(secret("P"));
	expect(signed).toEqual([
		{
			rpId: "example.org",
			origin: "https://sign.example.org",
			challenge: signedText(signinText("proof")),
			allowCredentials: assertionOptions.allowCredentials,
		},
	]);
	const ceremony = { id: "I".repeat(22), secret: secret("S") };
	expect(sent).toEqual([
		{ route: start, body: { purpose: "proof" } },
		{ route: finish, body: { ceremony, response: assertion } },
	]);
});

test("a challenge of the server's is passed over", async () => {
	const options = { ...assertionOptions, challenge: signedText("countersign-login/1\n") };
	const started = { status: 200, body: { ...startedSignin.body, options } };
	const { server, signer, signed } = ground(proven, started);
	await provePasskey(server, "alice", { purpose: "proof" }, signer);
	expect(signed[0]?.challenge).toBe(signedText(signinText("proof")));
});

test("with a login the key that is given the token is signed", async () => {
	const token = { purpose: "login", accessToken: "a.b.c", tokenType: "DPoP", expiresIn: 300 };
	const { server, signer, sent, signed } = ground(token);
	const { publicKey } = server.proof;
	const { accessToken } = await provePasskey(server, "alice", { purpose: "login", publicKey }, signer);
	expect(accessToken).toBe("a.b.c");
	expect(sent[0]?.body).toEqual({ purpose: "login", publicKey });
	expect(signed[0]?.challenge).toBe(signedText(signinText("login", await calculateJwkThumbprint(publicKey))));
});

test("with a pairing the key that it is bound to is signed", async () => {
	const { server, signer, sent, signed } = ground({ purpose: "pair", redirect: "countersign://paired", expiresAt });
	const pairing = { secret: secret("L"), name: "Laptop", keyThumbprint: "thumbprint" };
	await provePasskey(server, "alice", { purpose: "pair", pairing }, signer);
	expect(sent[0]?.body).toEqual({ purpose: "pair", pairing: { secret: secret("L"), name: "Laptop" } });
	expect(signed[0]?.challenge).toBe(signedText(signinText("pair", "thumbprint")));
});

test("for another relying party nothing is signed", async () => {
	const options = { ...assertionOptions, rpId: "evil.example" };
	const { server, signer, signed, routes } = ground(proven, { status: 200, body: { ...startedSignin.body, options } });
	await expect(provePasskey(server, "alice", { purpose: "proof" }, signer)).rejects.toThrow(OtherServer);
	expect(signed).toEqual([]);
	expect(routes()).toEqual([start]);
});

test("an answer for another purpose is not believed", async () => {
	const { server, signer } = ground({
		purpose: "session",
		account: { id: `0${"a".repeat(26)}`, name: "eve", roles: [] },
	});
	await expect(provePasskey(server, "alice", { purpose: "proof" }, signer)).rejects.toThrow(Unreachable);
});

test("a refusal keeps its code", async () => {
	const { server, signer } = signingGround({
		[start ?? ""]: startedSignin,
		[finish ?? ""]: { status: 401, body: { code: "signin-refused" } },
	});
	const proving = provePasskey(server, "alice", { purpose: "proof" }, signer);
	await expect(proving).rejects.toMatchObject({ code: "signin-refused" });
});
