import { expect, test } from "vitest";
import { openGround } from "../../testing/ground.ts";
import { authorize, beginAuthorization } from "../../testing/oidc/relying-party.ts";
import { approve, nameYourself, openVpnHousehold } from "../../testing/oidc/vpn-household.ts";
import { lifetimes } from "../lifetimes.ts";
import { openCookieKeys } from "./cookie-keys.ts";
import { rotateKeys } from "./rotate-keys.ts";

test("a new key signs, and each old one is taken for as long as a session it signed can last", async () => {
	const { storage, pass } = await openGround();
	const open = () => openCookieKeys(storage, "first");
	expect(await open()).toEqual(["first"]);
	await rotateKeys(storage);
	const [second = "", ...before] = await open();
	expect(second).toMatch(/^[\w-]{43}$/);
	expect(before).toEqual(["first"]);
	pass(lifetimes.session * 1000 - 1);
	await rotateKeys(storage);
	expect((await open()).slice(1)).toEqual([second, "first"]);
	pass(1);
	expect((await open()).slice(1)).toEqual([second]);
	pass(lifetimes.session * 1000);
	expect(await open()).toHaveLength(1);
});

test("a cookie that an old key signed is taken, and its signature never goes out with less than the cookie had", async () => {
	const home = await openVpnHousehold({}, "https://sign.example.org");
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	await rotateKeys(home.storage);
	const answer = await browser.open(url);
	expect(answer.status).toBe(200);
	expect(answer.headers.getSetCookie()).toEqual([]);
	for (const { line } of browser.cookies) expect(line).toMatch(/path=\/oidc\b.*samesite=lax; secure; httponly$/i);
});

test("a login that is under way while keys are replaced goes through, and that they were is audited", async () => {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	await rotateKeys(home.storage);
	await approve(alice, await nameYourself(browser, url, "alice"));
	expect((await browser.follow(url)).url).toContain("code=");
	expect((await authorize(home, alice, beginAuthorization(home))).get("code")).not.toBeNull();
	const entries = await home.storage.db.selectFrom("audit_entry").select("action").execute();
	expect(entries.map(({ action }) => action)).toContain("provider-keys-changed");
});
