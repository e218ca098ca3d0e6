import { expect, test } from "vitest";
import { checkWebFinger, type Fetch } from "./check-webfinger.ts";

const issuer = "https://sign.example.org";
const rel = "http://openid.net/specs/connect/1.0/issuer";
const jrd = { "content-type": "application/jrd+json" };
const naming = (href: string) => JSON.stringify({ subject: "acct:alice@example.org", links: [{ rel, href }] });

const check = (ask: Fetch) => checkWebFinger("alice@example.org", issuer, ask);
const answering = (body: string, init: ResponseInit = { headers: jrd }) => check(async () => new Response(body, init));

test("the domain of the address is asked as Tailscale asks it, and fits where it names this issuer", async () => {
	const asked: string[] = [];
	const found = await check(async (url) => {
		asked.push(url);
		return new Response(naming(issuer), { headers: jrd });
	});
	const resource = "resource=acct%3Aalice%40example.org";
	const url = `https://example.org/.well-known/webfinger?${resource}&rel=${encodeURIComponent(rel)}`;
	expect(asked).toEqual([url]);
	expect(found).toEqual({ verdict: "fits", url });
});

test.each([
	["other-issuer", `${issuer}/`, () => answering(naming(`${issuer}/`))],
	["content-type", "text/html", () => answering(naming(issuer), { headers: { "content-type": "text/html" } })],
	["status", "404", () => answering("", { status: 404 })],
	["not-json", undefined, () => answering("<html>")],
	["no-issuer", undefined, () => answering('{"links":[{"rel":"other"}]}')],
	["no-issuer", undefined, () => answering('{"links":7}')],
	[
		"redirect",
		"http://example.org/",
		() => answering("", { status: 302, headers: { location: "http://example.org/" } }),
	],
	["redirect", "/again", () => answering("", { status: 302, headers: { location: "/again" } })],
	["unreachable", undefined, () => check(() => Promise.reject(new TypeError("fetch failed")))],
	["too-slow", undefined, () => check(() => Promise.reject(new DOMException("late", "TimeoutError")))],
	[
		"certificate",
		"DEPTH_ZERO_SELF_SIGNED_CERT",
		() => check(() => Promise.reject(new TypeError("no", { cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" } }))),
	],
] as const)("what does not fit is told: %s %s", async (verdict, got, found) => {
	const { url: _, ...told } = await found();
	expect(told).toEqual(got === undefined ? { verdict } : { verdict, got });
});

test("it is followed to another https address, and its words are made plain", async () => {
	const onward = (url: string) => url.startsWith("https://www.example.org/");
	const redirect = { status: 301, headers: { location: "https://www.example.org/finger" } };
	const odd = `${issuer}\u202e${"x".repeat(400)}`;
	const found = await check(async (url) =>
		onward(url) ? new Response(naming(odd), { headers: jrd }) : new Response(null, redirect),
	);
	expect(found.verdict).toBe("other-issuer");
	expect(found.got).toBe(`${issuer}\ufffd${"x".repeat(400)}`.slice(0, 300));
});
