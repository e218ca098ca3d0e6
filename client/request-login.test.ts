import { decodeJwt } from "jose";
import { expect, test } from "vitest";
import { Problem } from "../contract/problem.ts";
import { loginRequestId } from "../contract/public-key.ts";
import type { Patience } from "./ask-until-ended.ts";
import { Unreachable } from "./call-server.ts";
import { createDpopKey } from "./dpop-key.ts";
import { requestLogin } from "./request-login.ts";
import type { Network } from "./runtime.ts";

type Sent = { method: string; url: string; headers: Record<string, string>; body: Record<string, unknown> };
type Reply = { status: number; body?: object | string } | Error;

const start = Date.parse("2026-11-22T10:00:00.000Z");
const origin = "https://sign.example.org";
const problem = (code: string, status: number, members = {}) => ({ status, body: { code, status, ...members } });
const approval = {
	status: 200,
	body: {
		state: "approved",
		accessToken: "header.payload.signature",
		tokenType: "DPoP",
		expiresIn: 300,
		receipt: {
			text: "",
			credentialId: "",
			publicKey: { kty: "OKP", crv: "Ed25519", x: "x" },
			clientDataJSON: "",
			authenticatorData: "",
			signature: "",
			origin,
			rpId: "sign.example.org",
			verifiedAt: "2026-11-22T10:00:10.000Z",
		},
	},
};

/** A requester whose server gives these replies one after the other, and whose clock moves only with its pauses. */
async function requester(replies: (id: string) => Reply[]) {
	let now = start;
	const sent: Sent[] = [];
	const paused: number[] = [];
	const key = await createDpopKey({
		digest: async (text) => Uint8Array.from([text.length]),
		randomName: () => `${sent.length}`,
		now: () => now,
	});
	const left = replies(loginRequestId(key.thumbprint));
	const network: Network = {
		async fetch(url, { method, headers, body = "{}" }) {
			sent.push({ method, url, headers, body: JSON.parse(body) });
			const reply = left.shift() ?? new Error("no more replies");
			if (reply instanceof Error) throw reply;
			const text = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body ?? "");
			return { status: reply.status, headers: { get: () => null }, text: async () => (reply.body ? text : "") };
		},
	};
	const patience: Patience = {
		now: () => now,
		pause: async (milliseconds) => {
			paused.push(milliseconds);
			now += milliseconds;
		},
	};
	const ask = () =>
		requestLogin({ origin, network, proof: key }, { account: "alice", kind: "login", host: "build-7" }, () => now);
	return { sent, paused, patience, key, ask };
}

const created = (id: string, serverNow = start): Reply => ({
	status: 201,
	body: {
		id,
		waitToken: "secret-wait-token",
		matchCode: "47",
		approveUrl: `${origin}/approve/${id}`,
		now: new Date(serverNow).toISOString(),
		expiresAt: new Date(serverNow + 180_000).toISOString(),
	},
});

test("asking sends the wish with the key, and counts down by the server's clock", async () => {
	const { ask, sent, key } = await requester((id) => [created(id, start + 3_600_000)]);
	const login = await ask();
	expect(login).toMatchObject({ id: loginRequestId(key.thumbprint), matchCode: "47", deadline: start + 180_000 });
	expect(JSON.stringify(login)).not.toContain("secret-wait-token");
	expect(sent[0]).toMatchObject({
		method: "POST",
		url: `${origin}/api/login-requests`,
		body: { account: "alice", kind: "login", host: "build-7", publicKey: key.publicKey },
	});
	expect(sent[0]?.headers).not.toHaveProperty("authorization");
});

test("an answer about another key is not believed", async () => {
	const { ask } = await requester(() => [created("a".repeat(26))]);
	await expect(ask()).rejects.toThrow(Unreachable);
});

test("an answer that got lost is asked for again with the same key and body", async () => {
	const { ask, sent } = await requester((id) => [new Error("socket hang up"), created(id)]);
	await ask();
	expect(sent[1]?.body).toEqual(sent[0]?.body);
	expect(sent[1]?.headers["dpop"]).not.toBe(sent[0]?.headers["dpop"]);
});

test("a wrong clock is corrected once, and the call is made again", async () => {
	const late = problem("dpop-time", 401, { now: new Date(start + 120_000).toISOString() });
	const { ask, sent } = await requester((id) => [late, created(id)]);
	await ask();
	const moments = sent.map(({ headers }) => decodeJwt(headers["dpop"] ?? "").iat);
	expect(moments).toEqual([start / 1000, start / 1000 + 120]);
});

test("waiting asks until there is an outcome, each time with the wait token and a proof that names it", async () => {
	const pending = { status: 202, body: { state: "pending" } };
	const { ask, sent, patience } = await requester((id) => [created(id), pending, pending, approval]);
	const outcome = await (await ask()).outcome(patience);
	expect(outcome).toEqual(approval.body);
	const questions = sent.slice(1);
	expect(questions).toHaveLength(3);
	for (const { url, headers } of questions) {
		expect(url).toMatch(/^https:\/\/sign\.example\.org\/api\/login-requests\/[a-z2-7]{26}\/outcome\?wait=25$/);
		expect(headers["authorization"]).toBe("Bearer secret-wait-token");
		expect(decodeJwt(headers["dpop"] ?? "")).toMatchObject({ htu: url.split("?")[0], ath: expect.any(String) });
	}
});

test.each([
	["denied", 403],
	["expired", 410],
	["cancelled", 410],
	["collected", 410],
])("%s is an outcome", async (state, status) => {
	const { ask, patience } = await requester((id) => [created(id), problem(state, status)]);
	expect(await (await ask()).outcome(patience)).toEqual({ state });
});

test("trouble on the way is waited out, with growing pauses, and is told", async () => {
	const told: unknown[] = [];
	const { ask, patience, paused, sent } = await requester((id) => [
		created(id),
		new Error("connection reset"),
		problem("stopping", 503),
		{ status: 502, body: "<h1>Bad gateway</h1>" },
		{ status: 202, body: { state: "pending" } },
		approval,
	]);
	const outcome = await (await ask()).outcome({ ...patience, onTrouble: (trouble) => told.push(trouble) });
	expect(outcome.state).toBe("approved");
	expect(paused).toEqual([1000, 2000, 4000]);
	// The first question after trouble is answered at once, so that its end is seen.
	expect(sent.map(({ url }) => url.split("wait=")[1])).toEqual([undefined, "25", "0", "0", "0", "25"]);
	expect(told).toEqual([
		{ error: expect.any(Unreachable), nextTryAt: start + 1000 },
		{ error: expect.any(Problem), nextTryAt: start + 3000 },
		{ error: expect.any(Unreachable), nextTryAt: start + 7000 },
		undefined,
	]);
});

test("a server that stays away until the end is an expiry that nobody heard of", async () => {
	const { ask, patience } = await requester((id) => [created(id)]);
	expect(await (await ask()).outcome(patience)).toEqual({ state: "expired", unheard: true });
	expect(patience.now()).toBeGreaterThanOrEqual(start + 180_000);
});

test("a refusal that does not pass by itself ends the waiting", async () => {
	const { ask, patience } = await requester((id) => [created(id), problem("token-refused", 401)]);
	await expect((await ask()).outcome(patience)).rejects.toMatchObject({ code: "token-refused" });
});

test("an abort ends the waiting with its own reason", async () => {
	const { ask, patience } = await requester((id) => [created(id), new Error("aborted by the signal")]);
	const signal = { aborted: true, reason: "stop" };
	await expect((await ask()).outcome({ ...patience, signal })).rejects.toThrow("aborted by the signal");
});

test("cancelling withdraws the request; one that ended meanwhile stays as it is", async () => {
	const { ask, sent } = await requester((id) => [created(id), { status: 204 }, problem("already-settled", 409)]);
	const login = await ask();
	expect(await login.cancel()).toBe(true);
	expect(await login.cancel()).toBe(false);
	expect(sent[1]).toMatchObject({ method: "DELETE", url: `${origin}/api/login-requests/${login.id}` });
	expect(sent[1]?.headers["authorization"]).toBe("Bearer secret-wait-token");
});
