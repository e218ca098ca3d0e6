import { expect, test } from "vitest";
import { calls } from "../../../contract/calls.ts";
import type { EventHub, Scope } from "../../events/event-hub.ts";
import { beginAuthorization } from "../../testing/oidc/relying-party.ts";
import { approve, callback, nameYourself, openVpnHousehold, waitingLogin } from "../../testing/oidc/vpn-household.ts";
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
	const takeOut = () => changeClient(home, home.origin, "headscale", { redirectUris });
	return { home, alice, browser, url, digits, takeOut };
}

/** What those who wait are told next: the desks, and the page. */
function told({ hub }: { hub: EventHub }, scopes: Scope[]): Promise<object[]> {
	const next = (scope: Scope) =>
		new Promise<object>((resolve) => {
			const done = hub.subscribe(scope, ({ body }) => {
				done();
				resolve(body);
			});
		});
	return Promise.all(scopes.map(next));
}

test("a login for an address that is taken out ends at once for all who wait, and the address gets no browser", async () => {
	const { home, alice, browser, url, takeOut } = await underWay();
	const { id } = await waitingLogin(alice);
	const ends = told(home, [`account:${alice.id}`, `request:${id}`]);
	await takeOut();
	for (const body of await ends) expect(body).toMatchObject({ id, state: "cancelled" });
	await expect(waitingLogin(alice)).rejects.toThrow("0 logins are waiting.");
	for (const path of ["", "/give-up"]) {
		const { url: at, answer } = await browser.follow(url + path);
		expect(at).toBe(url + path);
		expect(await answer?.text()).toContain("was taken out of the program&#39;s registration");
	}
});

test("a login that an edit leaves its way back goes on waiting, whoever may log in from then on", async () => {
	const { home, alice, browser, url, digits } = await underWay();
	const edit = { name: "VPN", redirectUris: [callback, "https://vpn.example.org/more"], allowedGroups: ["staff"] };
	await changeClient(home, home.origin, "headscale", edit);
	await approve(alice, digits);
	expect(await (await browser.open(url)).text()).toContain("the account is in none of the groups that may log in here");
});

test("an address that was taken out after the approval before its browser went on, gets no code", async () => {
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
	const ends = told(home, [`account:${alice.id}`, `request:${id}`]);
	await changeClient(home, home.origin, "headscale", { name: "Family VPN" });
	await removeClient(home, "Family VPN");
	for (const body of await ends) expect(body).toMatchObject({ id, state: "cancelled" });
	expect(await (await browser.open(url)).text()).toContain("This login is over");
	expect(await alice.session.send(calls.loginRequest, { params: { id } })).toMatchObject({ state: "cancelled" });
});
