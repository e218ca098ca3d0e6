import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { type Asked, askOutcome, askOverApi, outcomeUrl, send } from "../requester/ask-over-api.ts";
import { createRequesterKey } from "../requester/requester-key.ts";
import { approveWith } from "../software-passkey/approve-with.ts";
import { type Household, openHousehold } from "./household.ts";

let home: Household;
let asked: Asked;

beforeAll(async () => {
	home = await openHousehold();
	asked = await askOverApi(home.origin, { account: "alice", kind: "login" });
});

afterAll(() => home?.stop());

const outcome = (proof?: string) =>
	askOutcome(home.origin, { id: asked.id, waitToken: asked.waitToken, ...(proof !== undefined && { proof }) });

const rightProof = (jti?: string) =>
	asked.key.proof({
		method: "GET",
		url: outcomeUrl(home.origin, asked.id),
		token: asked.waitToken,
		...(jti !== undefined && { jti }),
	});

describe("a wait token", () => {
	test("tells its holder how the login stands", async () => {
		expect(await outcome(rightProof())).toEqual({ status: 202, body: { state: "pending" } });
	});

	test("is worth nothing without a proof of the key", async () => {
		expect(await outcome()).toMatchObject({ status: 401, body: { code: "dpop-missing" } });
	});

	test("is worth nothing with the proof of another key", async () => {
		const url = outcomeUrl(home.origin, asked.id);
		const proof = createRequesterKey().proof({ method: "GET", url, token: asked.waitToken });
		expect(await outcome(proof)).toMatchObject({ status: 401, body: { code: "token-refused" } });
	});

	test("can not withdraw the login with the proof of another key", async () => {
		const url = `${home.origin}/api/login-requests/${asked.id}`;
		const dpop = createRequesterKey().proof({ method: "DELETE", url, token: asked.waitToken });
		const headers = { authorization: `Bearer ${asked.waitToken}`, dpop };
		expect((await send(url, { method: "DELETE", headers })).status).toBe(401);
		expect((await outcome(rightProof())).status).toBe(202);
	});
});

describe("a proof of the key", () => {
	test("is good once", async () => {
		const proof = rightProof();
		expect((await outcome(proof)).status).toBe(202);
		expect(await outcome(proof)).toMatchObject({ status: 401, body: { code: "dpop-refused" } });
	});

	test("does not take the name of an earlier one", async () => {
		expect((await outcome(rightProof("the-name"))).status).toBe(202);
		expect(await outcome(rightProof("the-name"))).toMatchObject({ status: 401, body: { code: "dpop-refused" } });
	});

	test.each([
		["another method", { method: "DELETE" }],
		["another address", { url: "http://localhost/api/login-requests" }],
		["another token", { token: "another" }],
	])("made for %s is refused", async (_, wish) => {
		const url = outcomeUrl(home.origin, asked.id);
		const proof = asked.key.proof({ method: "GET", url, token: asked.waitToken, ...wish });
		expect(await outcome(proof)).toMatchObject({ status: 401, body: { code: "dpop-refused" } });
	});

	test("without the token's hash is refused", async () => {
		const proof = asked.key.proof({ method: "GET", url: outcomeUrl(home.origin, asked.id) });
		expect(await outcome(proof)).toMatchObject({ status: 401, body: { code: "dpop-refused" } });
	});
});

test("the token of an approved login opens none of the approver's calls", async () => {
	const { origin, alice } = home;
	const { id, matchCode, waitToken, key } = await askOverApi(origin, { account: "alice", kind: "login" });
	await approveWith(alice.session, alice.passkey, { id, code: matchCode });
	const proof = key.proof({ method: "GET", url: outcomeUrl(origin, id), token: waitToken });
	const { body } = await askOutcome(origin, { id, waitToken, proof });
	const token = calls.loginOutcome.answers[200].parse(body).accessToken;
	for (const path of ["/api/session", "/api/login-requests", `/api/login-requests/${id}`, "/api/events"]) {
		const dpop = key.proof({ method: "GET", url: origin + path, token });
		for (const scheme of ["DPoP", "Bearer"]) {
			const headers = { authorization: `${scheme} ${token}`, dpop };
			expect(await send(origin + path, { method: "GET", headers })).toMatchObject({ status: 401 });
		}
	}
});
