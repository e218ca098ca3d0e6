import { expect, test } from "vitest";
import { matchesPattern, WebRequest } from "./web-request.ts";

test.each([
	["<all_urls>", "app://ui/x", true],
	["*://*/*", "https://a.example/x?y", true],
	["*://*/*", "app://ui/x", false],
	["https://a.example/*", "https://a.example/x", true],
	["https://a.example/*", "http://a.example/x", false],
	["https://a.example/*", "https://a.example.evil.example/x", false],
	["https://*.example.org/*", "https://example.org/x", true],
	["https://*.example.org/*", "https://b.example.org/x", true],
	["https://*.example.org/*", "https://notexample.org/x", false],
	["http://localhost:8080/*", "http://localhost:8080/x", true],
	["http://localhost:8080/*", "http://localhost:8081/x", false],
	["*://*/blocked*", "http://localhost:8080/blocked/too", true],
	["*://*/blocked*", "http://localhost:8080/open", false],
])("%s and %s: %s", (pattern, url, isMatch) => {
	expect(matchesPattern(pattern, url)).toBe(isMatch);
});

const details = { url: "https://a.example/x", resourceType: "script" } as Electron.OnBeforeRequestListenerDetails;

test("only what the filter names is asked about", async () => {
	const requests = new WebRequest();
	expect(await requests.ask(details)).toEqual({});
	requests.onBeforeRequest({ urls: ["https://b.example/*"] }, (_details, callback) => callback({ cancel: true }));
	expect(await requests.ask(details)).toEqual({});
	requests.onBeforeRequest({ urls: [], types: ["image"] }, (_details, callback) => callback({ cancel: true }));
	expect(await requests.ask(details)).toEqual({});
	requests.onBeforeRequest((_details, callback) => callback({ cancel: true }));
	expect(await requests.ask(details)).toEqual({ cancel: true });
	requests.onBeforeRequest(null);
	expect(await requests.ask(details)).toEqual({});
});
