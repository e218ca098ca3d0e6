import { calculateJwkThumbprint, createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { callWithProof } from "../pairing/proven-call.ts";
import { createRequesterKey } from "../requester/requester-key.ts";
import { openCookieSession } from "../software-passkey/cookie-session.ts";
import { signInWith } from "../software-passkey/sign-in-with.ts";
import { type Household, openHousehold } from "./household.ts";

let home: Household;

beforeAll(async () => {
	home = await openHousehold();
});

afterAll(() => home?.stop());

async function logIn() {
	const key = createRequesterKey();
	const login = { publicKey: key.publicKey, keyThumbprint: await calculateJwkThumbprint(key.publicKey) };
	const stranger = openCookieSession(home.origin);
	const finished = await signInWith(stranger, home.bob.passkey, { account: "bob", purpose: "login", login });
	if (finished.purpose !== "login") throw new Error(`A login was answered as ${finished.purpose}.`);
	return { key, thumbprint: login.keyThumbprint, token: finished.accessToken };
}

test("a passkey that is where the login is asked for needs no approver, and the log says so", async () => {
	const { alice, origin } = home;
	const { thumbprint, token } = await logIn();
	const published = createRemoteJWKSet(new URL(`${origin}/.well-known/jwks.json`));
	const { payload } = await jwtVerify(token, published, { issuer: origin, audience: `${origin}#login:` });
	expect(payload).toMatchObject({ cnf: { jkt: thumbprint }, amr: ["hwk", "user", "mfa"] });
	expect(payload).not.toHaveProperty("login_request");
	const { entries } = await alice.session.send(calls.listAudit, { query: { action: "login-by-key" } });
	expect(entries).toMatchObject([
		{ account: "bob", personal: { signed_with: "Passkey", address: expect.any(String) } },
	]);
});

test("its token is no pairing's: it reads nothing here and changes nothing, even with its key", async () => {
	const { key, token } = await logIn();
	const posing = { origin: home.origin, key, token };
	const refused = { code: "token-refused" };
	const bob = { params: { userId: "bob" } };
	await expect(callWithProof(posing, calls.listLoginRequests, {})).rejects.toMatchObject(refused);
	await expect(callWithProof(posing, calls.listPasskeys, bob)).rejects.toMatchObject(refused);
	const proving = callWithProof(posing, calls.startSignin, { ...bob, body: { purpose: "proof" } });
	await expect(proving).rejects.toMatchObject(refused);
});
