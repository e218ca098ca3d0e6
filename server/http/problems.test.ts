import { connect } from "node:net";
import { expect, test } from "vitest";
import { serve } from "../testing/served.ts";

const json = { "content-type": "application/json" };

async function problem(answer: Response) {
	const body = await answer.text();
	expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
	const { status, code, ...rest } = JSON.parse(body);
	expect(status).toBe(answer.status);
	return { status, code, errors: rest.errors, body };
}

test.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp", "text/json", "application/json2"])(
	"a body of type %s is refused before it is read",
	async (type) => {
		const { address } = await serve();
		const url = `${address}/api/login-requests`;
		const answer = await fetch(url, { method: "POST", headers: { "content-type": type }, body: "{}" });
		expect(await problem(answer)).toMatchObject({ status: 415, code: "not-json" });
	},
);

test.each([" application/json", "application/json\t", "APPLICATION/JSON", "application/json; charset=utf-8"])(
	"a body of type %j is read and then checked like any other",
	async (type) => {
		const { app } = await serve();
		const headers = { "content-type": type };
		const answer = await app.inject({ method: "POST", url: "/api/login-requests", headers, payload: '{"x":1}' });
		expect(answer.json()).toMatchObject({ status: 422, code: "invalid-request" });
		expect(answer.json().errors).toContainEqual({ path: "account", rule: "invalid-type" });
	},
);

test.each([
	["no JSON", "{"],
	["nothing", ""],
	["a number", "7"],
	["a poisoned prototype", '{"__proto__":{"account":"alice"}}'],
	["an unknown member", '{"account":"alice","kind":"login","admin":true}'],
])("%s is an invalid request, in words of our own", async (_, body) => {
	const { address } = await serve();
	const answer = await fetch(`${address}/api/login-requests`, { method: "POST", headers: json, body });
	const told = await problem(answer);
	expect(told).toMatchObject({ status: 422, code: "invalid-request" });
	expect(told.body).not.toMatch(/zod|FST_|Unexpected token|JSON\.parse/i);
});

test("a refused value is named with its rule", async () => {
	const { address } = await serve();
	const body = JSON.stringify({ account: "1alice", kind: "ssh", host: "a\u202eb", osUser: "e\u0301", publicKey: {} });
	const answer = await fetch(`${address}/api/login-requests`, { method: "POST", headers: json, body });
	const { errors } = await problem(answer);
	expect(errors).toContainEqual({ path: "host", rule: "forbidden-character" });
	expect(errors).toContainEqual({ path: "osUser", rule: "not-nfc" });
	expect(errors.map(({ path }: { path: string }) => path)).toContain("account");
});

test("a body that is too large is refused", async () => {
	const { address } = await serve();
	const body = JSON.stringify({ account: "a".repeat(70_000) });
	const answer = await fetch(`${address}/api/login-requests`, { method: "POST", headers: json, body });
	expect(await problem(answer)).toMatchObject({ status: 413, code: "too-large" });
});

test.each([
	["/api/nothing", "not-found"],
	["/api/login-requests/short", "not-signed-in"],
	["/api/login-requests/%E0%A4%A", "invalid-request"],
	["/API/session", "not-found"],
	["/assets/nothing.js", "not-found"],
	["/favicon.ico", "not-found"],
	["/.well-known/nothing", "not-found"],
])("%s is told as %s, never as a page", async (path, code) => {
	const { address } = await serve();
	expect(await problem(await fetch(address + path))).toMatchObject({ code });
});

test("bytes that are no HTTP are answered with a problem too", async () => {
	const { address } = await serve();
	const { hostname, port } = new URL(address);
	const socket = connect(Number(port), hostname);
	socket.end("NOT HTTP AT ALL\r\n\r\n");
	let answer = "";
	for await (const part of socket) answer += part;
	expect(answer).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json.*"code":"invalid-request"/s);
});

test("a call from another site's page is refused, whatever it carries", async () => {
	const { address } = await serve();
	const headers = { ...json, origin: "https://attacker.example" };
	const answer = await fetch(`${address}/api/users/-/passkeys/login_start`, {
		method: "POST",
		headers,
		body: '{"purpose":"session"}',
	});
	expect(await problem(answer)).toMatchObject({ status: 403, code: "wrong-origin" });
});
