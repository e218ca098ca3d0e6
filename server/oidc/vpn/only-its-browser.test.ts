import { expect, test } from "vitest";
import { authorize, beginAuthorization } from "../../testing/oidc/relying-party.ts";
import { approve, nameYourself, openVpnHousehold } from "../../testing/oidc/vpn-household.ts";

test("only the browser that began an authorization sees its page, waits for its end and goes on", async () => {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	await approve(alice, await nameYourself(browser, url, "alice"));
	const stranger = home.plainBrowser();
	await stranger.follow(beginAuthorization(home).url);
	for (const path of ["", "/outcome", "/give-up"]) expect((await stranger.open(url + path)).status).toBe(404);
	expect((await stranger.open(url, { method: "POST", body: new URLSearchParams({ account: "alice" }) })).status).toBe(
		404,
	);
	expect((await browser.follow(url)).url).toContain("code=");
});

test("a cookie that somebody made from the id in the address is none", async () => {
	const home = await openVpnHousehold();
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	const [cookie] = browser.cookies.filter(({ name }) => name === "countersign-vpn-8686");
	const id = url.split("/").at(-1);
	expect(cookie?.value).toBe(id);
	const made = await fetch(url.replace(home.origin, home.address), {
		headers: { cookie: `countersign-vpn-8686=${id}; countersign-vpn-8686.sig=${"A".repeat(27)}` },
	});
	expect(made.status).toBe(404);
});

test("the cookies are kept from scripts and from other sites' forms, and stay under the provider's own paths", async () => {
	const home = await openVpnHousehold();
	const browser = home.plainBrowser();
	await browser.follow(beginAuthorization(home).url);
	expect(browser.cookies.length).toBeGreaterThan(0);
	for (const { line } of browser.cookies) expect(line).toMatch(/path=\/oidc\/.*samesite=lax; httponly$/i);
});

test("behind a proxy that ends TLS the cookies are for https alone, and a login goes through", async () => {
	const home = await openVpnHousehold({}, "https://sign.example.org");
	const browser = home.plainBrowser();
	const begun = beginAuthorization(home);
	expect((await authorize(home, await home.join("alice"), begun, browser)).get("iss")).toBe("https://sign.example.org");
	const names = browser.cookies.map(({ name }) => name);
	expect(names).toContain("__Secure-countersign-oidc");
	for (const { line } of browser.cookies) expect(line).toMatch(/^__Secure-.*; secure;/i);
});

test("a form of another site is refused", async () => {
	const home = await openVpnHousehold();
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	const body = new URLSearchParams({ account: "alice" });
	const post = async (headers: Record<string, string>) =>
		(await browser.open(url, { method: "POST", body, headers })).status;
	expect(await post({ "sec-fetch-site": "cross-site" })).toBe(403);
	for (const origin of ["https://attacker.example", "null"]) expect(await post({ origin })).toBe(403);
	expect((await browser.open(url)).headers.get("referrer-policy")).toBe("same-origin");
	expect(await post({ origin: home.origin, "sec-fetch-site": "same-origin" })).toBe(303);
});

test("a page that was used says so, and is used once: of ten visits at once one brings a code", async () => {
	const home = await openVpnHousehold();
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	await approve(await home.join("alice"), await nameYourself(browser, url, "alice"));
	const ends = await Promise.all(Array.from({ length: 10 }, () => browser.follow(url)));
	expect(ends.filter((end) => end.url.includes("code="))).toHaveLength(1);
	expect((await browser.open(url)).status).toBe(404);
});
