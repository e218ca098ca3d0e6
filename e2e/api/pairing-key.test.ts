import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { beginPairing, grantPairing, pairOverApi, redeemPairing } from "../pairing/pair-over-api.ts";
import { callAsPairedApp, type PairedApp } from "../pairing/paired-app.ts";
import { send } from "../requester/ask-over-api.ts";
import { createRequesterKey } from "../requester/requester-key.ts";
import { signInWith } from "../software-passkey/sign-in-with.ts";
import { type Household, openHousehold } from "./household.ts";

let home: Household;
let app: PairedApp;

beforeAll(async () => {
	home = await openHousehold();
	app = await pairOverApi(home.alice.session, home.alice.passkey, "Alice's laptop");
});

afterAll(() => home?.stop());

const refused = (code: string) => ({ status: 401, body: { code } });

describe("a stolen pairing token", () => {
	const list = (headers: Record<string, string>) =>
		send(`${home.origin}/api/login-requests`, {
			method: "GET",
			headers: { authorization: `Bearer ${app.token}`, ...headers },
		});

	test("is worth nothing without its key, neither for a call nor for a stream", async () => {
		expect(await list({})).toMatchObject(refused("dpop-missing"));
		const headers = { authorization: `Bearer ${app.token}` };
		const stream = await send(`${home.origin}/api/events`, { method: "GET", headers });
		expect(stream).toMatchObject(refused("dpop-missing"));
	});

	test("is worth nothing with another key, neither for a call nor for a stream", async () => {
		const thief = callAsPairedApp({ ...app, key: createRequesterKey() });
		await expect(thief.send(calls.listLoginRequests, {})).rejects.toMatchObject({ code: "token-refused" });
		await expect(thief.events()).rejects.toMatchObject({ code: "token-refused" });
	});

	test("is worth nothing with a proof that was seen on another call, or seen before", async () => {
		const url = `${home.origin}/api/login-requests`;
		const { key, token } = app;
		expect(await list({ dpop: key.proof({ method: "POST", url, token }) })).toMatchObject(refused("dpop-refused"));
		expect(await list({ dpop: key.proof({ method: "GET", url }) })).toMatchObject(refused("dpop-refused"));
		const dpop = key.proof({ method: "GET", url, token });
		expect((await list({ dpop })).status).toBe(200);
		expect(await list({ dpop })).toMatchObject(refused("dpop-refused"));
	});

	test("does not open the page of one request, which needs no key", async () => {
		const url = `${home.origin}/api/login-requests/${createRequesterKey().requestId}`;
		const answer = await send(url, { method: "GET", headers: { authorization: `Bearer ${app.token}` } });
		expect(answer).toMatchObject(refused("token-refused"));
	});
});

describe("a pairing's code", () => {
	const ended = { code: "link-ended" };

	test("is worth nothing without the verifier or the key, and is not used up by trying; it is good once", async () => {
		const begun = await beginPairing(home.origin);
		const code = await grantPairing(home.alice.session, home.alice.passkey, begun);
		const verifier = randomBytes(32).toString("base64url");
		await expect(redeemPairing({ ...begun, code, verifier })).rejects.toMatchObject(ended);
		await expect(redeemPairing({ ...begun, code, key: createRequesterKey() })).rejects.toMatchObject(ended);
		expect(await redeemPairing({ ...begun, code })).toMatchObject({ account: "alice" });
		await expect(redeemPairing({ ...begun, code })).rejects.toMatchObject(ended);
	});

	test("is not given where the passkey signed for another key", async () => {
		const { session, passkey } = home.alice;
		const [own, thief] = [await beginPairing(home.origin), await beginPairing(home.origin)];
		const { name, keyThumbprint } = await session.send(calls.lookUpPairing, { body: { secret: own.secret } });
		const pairing = { secret: thief.secret, name, keyThumbprint };
		const granted = signInWith(session, passkey, { purpose: "pair", pairing });
		await expect(granted).rejects.toMatchObject({ code: "signin-refused" });
	});

	test("of two grants the first counts", async () => {
		const begun = await beginPairing(home.origin);
		const code = await grantPairing(home.alice.session, home.alice.passkey, begun);
		await expect(grantPairing(home.bob.session, home.bob.passkey, begun)).rejects.toMatchObject(ended);
		expect(await redeemPairing({ ...begun, code })).toMatchObject({ account: "alice" });
	});
});
