import { expect, test } from "vitest";
import { beginAuthorization } from "../../testing/oidc/relying-party.ts";
import { approve, nameYourself, openVpnHousehold, type VpnHousehold } from "../../testing/oidc/vpn-household.ts";

const cookie = "countersign-names-8686";
const button = (name: string) => `<button class="button pen" name="account" value="${name}">`;

async function openLogin(home: VpnHousehold, browser = home.plainBrowser()) {
	const { url, answer } = await browser.follow(beginAuthorization(home).url);
	return { browser, url, text: (await answer?.text()) ?? "" };
}

test("a browser knows who was logged in in it, newest first, and forgets them when it is told to", async () => {
	const home = await openVpnHousehold();
	const browser = home.plainBrowser();
	for (const name of ["alice", "bobby"]) {
		const { url } = await openLogin(home, browser);
		await nameYourself(browser, url, "somebody");
		expect(browser.cookies.some(({ value }) => value.includes("somebody"))).toBe(false);
		await approve(await home.join(name), await nameYourself(browser, url, name));
		await browser.follow(url);
	}
	const { url, text } = await openLogin(home, browser);
	expect(text.indexOf(button("bobby"))).toBeGreaterThan(0);
	expect(text.indexOf(button("alice"))).toBeGreaterThan(text.indexOf(button("bobby")));
	const kept = browser.cookies.find(({ name }) => name === cookie);
	expect(kept?.line).toMatch(/Path=\/oidc\/interaction; HttpOnly; SameSite=Lax$/);
	const after = await browser.follow(`${url}/forget`, { method: "POST", body: new URLSearchParams() });
	expect(await after.answer?.text()).not.toContain(button("alice"));
});

test.each(["mallory~x", "mallory", "mallory~", "<b>~x", "~"])(
	"names that somebody else put there are none: %s",
	async (value) => {
		const home = await openVpnHousehold();
		const { browser, url } = await openLogin(home);
		const own = browser.cookies.map((each) => `${each.name}=${each.value}`).join("; ");
		const headers = { cookie: `${own}; ${cookie}=${encodeURIComponent(value)}` };
		const answer = await fetch(url.replace(home.origin, home.address), { headers });
		expect(answer.status).toBe(200);
		expect(await answer.text()).not.toMatch(/mallory|<b>/);
	},
);
