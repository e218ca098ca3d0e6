import { expect, test } from "vitest";
import { RedirectUri, withoutDefaultPort } from "./redirect-uri.ts";

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

test.each([
	["http://vpn.example.org/callback"],
	["https://vpn.example.org/callback#"],
	["https://vpn.example.org/callback#part"],
	["https://name:secret@vpn.example.org/callback"],
	["javascript:alert(1)"],
	["/callback"],
	[""],
])("%j is no place to answer to", (uri) => {
	expect(RedirectUri.safeParse(uri).success).toBe(false);
});
