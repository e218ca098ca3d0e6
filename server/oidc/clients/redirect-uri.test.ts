import { expect, test } from "vitest";
import type { RedirectFault } from "../../../contract/redirect-uri.ts";
import { readRedirectUris, shownPlace, withoutDefaultPort } from "./redirect-uri.ts";

test("the port that a scheme has anyway makes no difference, and nothing else is forgiven", () => {
	const written = (uri: string) => withoutDefaultPort(uri);
	expect(written("https://vpn.example.org:443/oidc/callback")).toBe("https://vpn.example.org/oidc/callback");
	expect(written("https://vpn.example.org:443")).toBe("https://vpn.example.org");
	expect(written("http://localhost:80/callback?a=:443/")).toBe("http://localhost/callback?a=:443/");
	expect(written("https://[::1]:443/callback")).toBe("https://[::1]/callback");
	for (const same of [
		"https://vpn.example.org:8443/oidc/callback",
		"https://vpn.example.org:4433/oidc/callback",
		"http://vpn.example.org:443/oidc/callback",
		"https://vpn.example.org:80/oidc/callback",
		"https://vpn.example.org/oidc:443/callback",
		"https://evil@vpn.example.org:443/oidc/callback",
		"https://vpn.example.org/OIDC/callback/",
	])
		expect(written(same)).toBe(same);
});

const refused: [uri: string, fault: RedirectFault, native?: boolean][] = [
	["http://vpn.example.org/callback", "not-https"],
	["https://vpn.example.org/callback#", "fragment"],
	["https://vpn.example.org/callback#part", "fragment"],
	["https://name:secret@vpn.example.org/callback", "at-sign"],
	["https://vpn.example.org\\@evil.example/callback", "backslash"],
	["https://*.example.org/callback", "wildcard"],
	["https://vpn.example.org/call back", "character"],
	["https://vpn.example.org/\tcallback", "character"],
	["https://b\u00fccher.example/callback", "character"],
	["https:/vpn.example.org/callback", "no-address"],
	["https://vpn.example.org:99999/callback", "no-address"],
	["https://vpn%2eexample.org/callback", "no-address"],
	["https://300.1.2.3/callback", "no-address"],
	["/callback", "no-address"],
	["", "no-address"],
	[`https://vpn.example.org/${"a".repeat(500)}`, "too-long"],
	["javascript:alert(1)", "not-https"],
	["org.example.app:/callback", "not-https"],
	["javascript:alert(1)", "own-scheme", true],
	["myapp://callback", "own-scheme", true],
	["org.example.app:", "own-scheme", true],
	["https://localhost/callback", "https-on-loopback", true],
];

test.each(refused)("%j is no place to answer to: %s", (uri, fault, native = false) => {
	const thrown = expect.objectContaining({ code: "invalid-request", members: { uri, fault } });
	expect(() => readRedirectUris([uri], native)).toThrow(thrown);
});

test("https is a place, and this very machine; a native program may have a scheme of its own", () => {
	const web = ["https://h.example/x?y=z", "http://localhost:8080/cb", "http://127.0.0.1/cb", "http://[::1]:9/cb"];
	expect(readRedirectUris([...web, "https://h.example:443/x?y=z"], false)).toEqual(web);
	const native = ["org.example.app:/callback", "https://app.example.org/cb", "http://127.0.0.1/cb"];
	expect(readRedirectUris(native, true)).toEqual(native);
	expect(native.map(shownPlace)).toEqual(["org.example.app", "app.example.org", "127.0.0.1"]);
});
