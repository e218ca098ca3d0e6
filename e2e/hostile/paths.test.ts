import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Call } from "../../contract/call.ts";
import { refusalIn, refuseLeak } from "./requests/answer.ts";
import { authorityFor } from "./requests/authority.ts";
import { badText } from "./requests/bad-text.ts";
import { callsWithParams, callsWithQuery, everyCall, lawfulPath, pathWith, somePath } from "./requests/every-call.ts";
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

/** Whether it fits into a path at all. */
const wellFormed = (text: string) => text.isWellFormed() && encodeURIComponent(text).length <= 1400;

/** Names that nothing has: of other letters, too long, encoded twice, or leading elsewhere. */
const hostileName = fc.oneof(
	badText.filter(wellFormed),
	fc.string({ unit: "grapheme", maxLength: 30 }).filter(wellFormed),
	fc.constantFrom(
		"%2e%2e",
		"..%2f..%2fetc%2fpasswd",
		"%00",
		"ALICE",
		"alice/..",
		"alice?x",
		"alice#x",
		"-",
		"0",
		"a".repeat(1400),
		"' or 1=1 --",
		"__proto__",
	),
);

describe.each(callsWithParams)("$name", ({ call }) => {
	test("finds nothing under a name that can not be one", async () => {
		const params = call.params ?? expect.fail();
		const names = Object.keys(params.shape);
		const hostile = fc.record(Object.fromEntries(names.map((name) => [name, hostileName])));
		await fc.assert(
			fc.asyncProperty(hostile, async (given) => {
				fc.pre(!params.safeParse(given).success && !Object.values(given).some((name) => /^\.{0,2}$/.test(name)));
				const url = pathWith(call, given);
				const headers = authorityFor(world, call, url);
				const body = call.body && { payload: {} };
				const answer = await world.app.inject({ method: call.method, url, headers, ...body });
				expect(refusalIn(answer, secrets)).toBe("not-found");
				expect(await store.changed()).toEqual([]);
			}),
			{ numRuns: 12 },
		);
	});
});

describe.each(callsWithQuery)("$name", ({ call }) => {
	test("refuses what no question of it can be", async () => {
		const query = call.query ?? expect.fail();
		const names = fc.constantFrom(...Object.keys(query.shape), "canary", "__proto__", "scope[]", "limit[gt]");
		const values = fc.oneof(
			badText,
			fc.constantFrom("0", "-1", "1e9", "NaN", "99999999999999999999", "0x7fffffff", "[object Object]"),
		);
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(names, values), { minLength: 1, maxLength: 3 }), async (pairs) => {
				const search = new URLSearchParams(pairs);
				fc.pre(!query.safeParse(asRead(search)).success);
				const path = somePath(call);
				const headers = authorityFor(world, call, path);
				const answer = await world.app.inject({ method: call.method, url: `${path}?${search}`, headers });
				expect(refusalIn(answer, secrets)).toBe("invalid-request");
				expect(await store.changed()).toEqual([]);
			}),
			{ numRuns: 12 },
		);
	});
});

/** A name that comes several times is a list of its values. */
function asRead(search: URLSearchParams): object {
	const read = [...search.keys()].map((name) => {
		const all = search.getAll(name);
		return [name, all.length > 1 ? all : all[0]] as const;
	});
	return Object.fromEntries(read);
}

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "SEARCH", "LINK"];
const paths = [...new Set(everyCall.map(({ call }) => call.path))];

/** Whether a call has this address too: one may be a name in another's. */
const isAddressOf = ({ path }: Call, target: string) => new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}$`).test(target);

const targetsOf = (path: string) => {
	const named = everyCall.find(({ call }) => call.path === path);
	return named ? lawfulPath(named.call) : fc.constant(path);
};

describe.each(paths)("%s", (path) => {
	const target = fc.sample(targetsOf(path), { numRuns: 1, seed: 1 })[0] ?? path;
	const known = new Set<string>(
		everyCall.filter(({ call }) => isAddressOf(call, target)).map(({ call }) => call.method),
	);

	test.each(methods.filter((method) => !known.has(method)))("answers no %s", async (method) => {
		const headers = ["host: localhost", `cookie: ${world.alice.session.cookieHeader()}`, `origin: ${world.origin}`];
		const answer = await sendRaw(world.origin, { line: `${method} ${target} HTTP/1.1`, headers });
		expect(answer.statusCode).toBe(404);
		// An answer to HEAD has no body that could say more.
		if (method !== "HEAD") expect(refusalIn(answer, secrets)).toBe("not-found");
		expect(await store.changed()).toEqual([]);
	});
});

test("a name that is longer than any is refused before it is looked up", async () => {
	const url = `/api/login-requests/${"a".repeat(1401)}`;
	const answer = await world.app.inject({ url, headers: { cookie: world.alice.session.cookieHeader() } });
	expect(refusalIn(answer, secrets)).toBe("invalid-request");
});

test.each([
	"/assets/../../package.json",
	"/assets/%2e%2e/%2e%2e/package.json",
	"/assets/..%2f..%2fpackage.json",
	"/assets/..%5c..%5cpackage.json",
	"/assets//etc/passwd",
	"/assets/%00",
	"/assets/.%00./x",
	"/..%2f..%2fetc%2fpasswd.txt",
	"/api/../assets/../../x.db",
	"/api/users/../../data/countersign.db",
	"/assets/%c0%ae%c0%ae/x",
	"/assets/....//....//x.js",
])("%s leads nowhere", async (path) => {
	const answer = await sendRaw(world.origin, { line: `GET ${path} HTTP/1.1`, headers: ["host: localhost"] });
	expect(["not-found", "invalid-request"]).toContain(refusalIn(answer, secrets));
});

test.each([
	"//evil.example/",
	"/\\evil.example/",
	"http://evil.example/",
	"/%2f/evil.example",
	"/.//evil.example",
	"*",
	"evil.example:443",
	"/?next=//evil.example",
])("a page asked for as %s sends nobody to another site", async (target) => {
	for (const host of ["127.0.0.1", "localhost", "evil.example", "localhost@evil.example", "", "[::1]:1", "a b"]) {
		const answer = await sendRaw(world.origin, { line: `GET ${target} HTTP/1.1`, headers: [`host: ${host}`] });
		const to = answer.headers["location"];
		if (to !== undefined) expect(new URL(String(to), world.origin).origin).toBe(world.origin);
		expect(answer.statusCode).toBeLessThan(500);
		refuseLeak(answer, secrets);
	}
});

test("a lawful address of every call is one that the server knows", async () => {
	for (const { call } of everyCall) {
		const [path = ""] = fc.sample(lawfulPath(call), 1);
		const answer = await world.app.inject({
			method: call.method,
			url: path,
			headers: { "x-forwarded-for": "192.0.2.1" },
		});
		expect(answer.statusCode, `${call.method} ${path}`).not.toBe(404);
	}
});
