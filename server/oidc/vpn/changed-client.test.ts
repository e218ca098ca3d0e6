import { expect, test } from "vitest";
import { calls } from "../../../contract/calls.ts";
import type { Scope } from "../../events/event-hub.ts";
import { beginAuthorization } from "../../testing/oidc/relying-party.ts";
import { approve, nameYourself, openVpnHousehold, waitingLogin } from "../../testing/oidc/vpn-household.ts";
import { changeClient } from "../clients/change-client.ts";
import { removeClient } from "../clients/remove-client.ts";

/** A login of alice's that waits, and what may happen to its client meanwhile. */
async function underWay() {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	const digits = await nameYourself(browser, url, "alice");
	const redirectUris = ["https://vpn.example.org/elsewhere"];
	const takeOut = () => changeClient(home.storage, home.origin, "headscale", { redirectUris });
	return { home, alice, browser, url, digits, takeOut };
}

test("an address that was taken out meanwhile gets neither a code nor a browser", async () => {
	const { alice, browser, url, digits, takeOut } = await underWay();
	await takeOut();
	await approve(alice, digits);
	for (const path of ["", "/give-up"]) {
		const { url: at, answer } = await browser.follow(url + path);
		expect(at).toBe(url + path);
		expect(await answer?.text()).toContain("was taken out of the program&#39;s registration");
	}
});

test("nor does one that was taken out after the approval, before its browser went on", async () => {
	const { home, alice, browser, url, digits, takeOut } = await underWay();
	await approve(alice, digits);
	const onwards = new URL((await browser.open(url)).headers.get("location") ?? "", home.origin).href;
	await takeOut();
	const { url: at, answer } = await browser.follow(onwards);
	expect(at).toBe(onwards);
	expect(answer?.status).toBe(400);
	expect(await answer?.text()).toContain("This login can not go on");
});

test("a client that is removed ends its waiting logins, whatever it was called when they began, and all who wait are told", async () => {
	const { home, alice, browser, url } = await underWay();
	const { id } = await waitingLogin(alice);
	const told = (scope: Scope) => new Promise((resolve) => void home.hub.subscribe(scope, ({ body }) => resolve(body)));
	const [desk, page] = [told(`account:${alice.id}`), told(`request:${id}`)];
	await changeClient(home.storage, home.origin, "headscale", { name: "Family VPN" });
	await removeClient(home, "Family VPN");
	for (const body of await Promise.all([desk, page])) expect(body).toMatchObject({ id, state: "cancelled" });
	expect(await (await browser.open(url)).text()).toContain("This login is over");
	expect(await alice.session.send(calls.loginRequest, { params: { id } })).toMatchObject({ state: "cancelled" });
});
