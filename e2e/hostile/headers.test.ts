import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Call } from "../../contract/call.ts";
import { refusalIn } from "./requests/answer.ts";
import { everyCall, somePath, unsafeCalls } from "./requests/every-call.ts";
import { sendRaw } from "./requests/raw-http.ts";
import { type StoreWatch, watchStore } from "./world/stored.ts";
import { openWorld, secretsOf, type World } from "./world/world.ts";

let world: World;
let store: StoreWatch;
let secrets: string[];

beforeAll(async () => {
	world = await openWorld();
	store = await watchStore(world.storage);
	secrets = secretsOf(world);
});

afterAll(() => world?.stop());

/** Sends a call with these header lines and an empty object, and gives the code of its refusal. */
async function refused({ method, body, ...call }: Call, headers: string[]) {
	const line = `${method} ${somePath({ method, ...call })} HTTP/1.1`;
	const json = body ? ["content-type: application/json", "content-length: 2"] : [];
	const answer = await sendRaw(world.origin, { line, headers: [...headers, ...json], ...(body && { body: "{}" }) });
	const code = refusalIn(answer, secrets);
	expect(await store.changed()).toEqual([]);
	return code;
}

const hostLine = () => `host: ${new URL(world.origin).host}`;
const cookieOf = ({ session }: World["alice"]) => session.cookieHeader();

const origins = [
	"https://evil.example",
	"null",
	"",
	"http://localhost",
	"https://localhost",
	"http://localhost:8686.evil.example",
	"HTTP://LOCALHOST",
	"http://localhost@evil.example",
];

describe.each(unsafeCalls)("$name", ({ call }) => {
	test.each([...origins, "the right one, twice", "the right one with a slash"])(
		"refuses the origin %j",
		async (origin) => {
			const right = `origin: ${world.origin}`;
			const lines = origin.endsWith("twice")
				? [right, right]
				: origin.endsWith("slash")
					? [`${right}/`]
					: [`origin: ${origin}`];
			expect(await refused(call, [hostLine(), `cookie: ${cookieOf(world.alice)}`, ...lines])).toBe("wrong-origin");
		},
	);
});

const known = everyCall.filter(({ call }) => ["session", "admin", "approver", "decider"].includes(call.authority));

describe.each(known)("$name", ({ call }) => {
	test.each<[string, (pair: readonly [name: string, value: string]) => string[]]>([
		["no cookie", () => []],
		["an empty one", ([name]) => [`cookie: ${name}=`]],
		["half of one", ([name, value]) => [`cookie: ${name}=${value.slice(0, 20)}`]],
		["one with a NUL in it", ([name, value]) => [`cookie: ${name}=${value}%00`]],
		["one that is encoded wrongly", ([name]) => [`cookie: ${name}=%E0%A4%A`]],
		["a long one", ([name]) => [`cookie: ${name}=${"a".repeat(8000)}`]],
		["a thousand others", () => [`cookie: ${Array.from({ length: 1000 }, (_, at) => `a${at}=b`).join("; ")}`]],
		["its value under another name", ([, value]) => [`cookie: __Host-countersign=${value}`]],
		["the name in capitals", ([name, value]) => [`cookie: ${name.toUpperCase()}=${value}`]],
		["another before the right one", ([name, value]) => [`cookie: ${name}=x; ${name}=${value}`]],
		["the hash of one", ([name]) => [`cookie: ${name}=n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg`]],
		["names of JavaScript's own", () => ["cookie: __proto__=x; constructor=y; toString=z"]],
	])("does not take %s for a session", async (_, lines) => {
		const [name = "", value = ""] = cookieOf(world.alice).split("=");
		const headers = [hostLine(), `origin: ${world.origin}`, ...lines([name, value])];
		expect(await refused(call, headers)).toBe("not-signed-in");
	});
});

// Where a web session is the only way in, no other header is looked at.
const byToken = everyCall.filter(({ call }) => call.authority === "approver" || call.authority === "decider");

describe.each(byToken)("$name", ({ call }) => {
	test.each([
		"Bearer",
		"Bearer ",
		"Basic YTpi",
		"Bearer short",
		`Bearer ${"a".repeat(201)}`,
		"Bearer a b",
		"bearer\t",
		"DPoP ä",
		`Token ${"a".repeat(43)}`,
	])("refuses the authorization %j, though a session stands beside it", async (authorization) => {
		const headers = [hostLine(), `origin: ${world.origin}`, `cookie: ${cookieOf(world.alice)}`];
		const code = await refused(call, [...headers, `authorization: ${authorization}`]);
		// A web session is asked for there, and nothing else is looked at.
		const sessionOnly = call.authority === "session" || call.authority === "admin";
		if (!sessionOnly) expect(code).toBe("token-refused");
		else expect(code).not.toBe("not-signed-in");
	});
});

test("who is named by cookie is not changed by a second header with another cookie", async () => {
	const lines = [hostLine(), `cookie: ${cookieOf(world.bob)}`, `cookie: ${cookieOf(world.alice)}`];
	const answer = await sendRaw(world.origin, { line: "GET /api/users HTTP/1.1", headers: lines });
	expect(refusalIn(answer, [])).toBe("forbidden");
});

test.each([
	"evil.example",
	"localhost@evil.example",
	"evil.example:80",
	"127.0.0.1",
	"[::1]",
	"",
	"a b",
	"localhost:99999",
	"xn--80ak6aa92e.com",
])("what is said does not change with the host %j", async (host) => {
	const right = await sendRaw(world.origin, { line: "GET /api/server HTTP/1.1", headers: [hostLine()] });
	const answer = await sendRaw(world.origin, {
		line: "GET /api/server HTTP/1.1",
		headers: [`host: ${host}`, "x-forwarded-host: evil.example", "forwarded: host=evil.example"],
	});
	const { now: _, ...said } = JSON.parse(answer.payload);
	expect(JSON.parse(right.payload)).toMatchObject(said);
	expect(said.origin).toBe(world.origin);
});

test.each([
	["no host at all", ["x: y"]],
	["two hosts", ["host: localhost", "host: evil.example"]],
	["two lengths", ["host: localhost", "content-length: 2", "content-length: 3"]],
	["a length and pieces", ["host: localhost", "content-length: 2", "transfer-encoding: chunked"]],
	["a length that is none", ["host: localhost", "content-length: 0x2"]],
	["a folded line", ["host: localhost", "x: a", " b"]],
	["a space before the colon", ["host : localhost"]],
	["a NUL", ["host: localhost", "x: a\0b"]],
])("%s is no request", async (_, headers) => {
	const answer = await sendRaw(world.origin, { line: "POST /api/ceremonies HTTP/1.1", headers, body: "{}" });
	expect(answer.statusCode).toBe(400);
	expect(await store.changed()).toEqual([]);
});

test("a proof of key that comes twice is none", async () => {
	const url = `${world.origin}/api/login-requests`;
	const proof = () => `dpop: ${world.asked.key.proof({ method: "POST", url })}`;
	const body = JSON.stringify({ account: "bob", kind: "login", publicKey: world.asked.key.publicKey });
	const headers = [hostLine(), "content-type: application/json", `content-length: ${body.length}`];
	const answer = await sendRaw(world.origin, {
		line: "POST /api/login-requests HTTP/1.1",
		headers: [...headers, proof(), proof()],
		body,
	});
	expect(refusalIn(answer, secrets)).toBe("dpop-refused");
});
