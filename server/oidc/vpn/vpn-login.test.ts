import { expect, test } from "vitest";
import { calls } from "../../../contract/calls.ts";
import { denyLogin } from "../../../e2e/software-passkey/approve-with.ts";
import { beginAuthorization } from "../../testing/oidc/relying-party.ts";
import { approve, nameYourself, openVpnHousehold, waitingLogin } from "../../testing/oidc/vpn-household.ts";

test("what waits on the desk is a VPN login that names its client, and where the browser will be sent", async () => {
	const home = await openVpnHousehold({ name: "Family VPN" });
	const alice = await home.join("alice");
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	await nameYourself(browser, url, " Alice ");
	expect(await waitingLogin(alice)).toMatchObject({
		account: "alice",
		kind: "vpn",
		client: "Family VPN",
		target: "vpn.example.org",
		address: "127.0.0.1",
		matchCode: "required",
		announced: true,
	});
});

test("the page waits, and is told at once when the login has ended", async () => {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	const digits = await nameYourself(browser, url, "alice");
	const outcome = async (wait: number) => (await browser.open(`${url}/outcome?wait=${wait}`)).json();
	expect(await outcome(0)).toEqual({ state: "pending" });
	const told = outcome(20);
	await approve(alice, digits);
	expect(await told).toEqual({ state: "ended" });
});

test("a denied login is said to be denied, and so is its client", async () => {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const browser = home.plainBrowser();
	const begun = beginAuthorization(home);
	const { url } = await browser.follow(begun.url);
	await nameYourself(browser, url, "alice");
	await denyLogin(alice.session, (await waitingLogin(alice)).id);
	expect(await (await browser.open(url)).text()).toContain("The login was denied.");
	const back = new URL((await browser.follow(`${url}/give-up`)).url);
	expect(back.origin).toBe("https://vpn.example.org");
	expect(Object.fromEntries(back.searchParams)).toEqual({
		error: "access_denied",
		error_description: "the login was denied",
		state: begun.state,
		iss: home.origin,
	});
});

test("a login that nobody answers in time can be asked for once more", async () => {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	await nameYourself(browser, url, "alice");
	await home.storage.db.updateTable("login_request").set({ expires_at: 1 }).execute();
	const shown = await (await browser.open(url)).text();
	expect(shown).toContain("Nobody approved the login in time.");
	expect(shown).toContain('value="alice"');
	const told = await home.storage.db.selectFrom("login_request").select("state").executeTakeFirst();
	expect(told?.state).toBe("expired");
	await approve(alice, await nameYourself(browser, url, "alice"));
	expect((await browser.follow(url)).url).toContain("code=");
});

test("whoever stops withdraws the login, and the client is told", async () => {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	await nameYourself(browser, url, "alice");
	const { id } = await waitingLogin(alice);
	expect((await browser.follow(`${url}/give-up`)).url).toContain("error=access_denied");
	expect(await alice.session.send(calls.loginRequest, { params: { id } })).toMatchObject({ state: "cancelled" });
});

test("a page that is loaded over its own way back still goes back", async () => {
	const home = await openVpnHousehold();
	await home.join("alice");
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	await nameYourself(browser, url, "alice");
	expect((await browser.open(`${url}/give-up`)).status).toBe(303);
	expect((await browser.follow(url)).url).toContain("https://vpn.example.org/oidc/callback?error=access_denied");
});

test("another name takes the place of the first; the same name once more changes nothing", async () => {
	const home = await openVpnHousehold();
	const [alice, bob] = [await home.join("alice"), await home.join("bobby")];
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	const digits = await nameYourself(browser, url, "bobby");
	const { id } = await waitingLogin(bob);
	expect(await nameYourself(browser, url, "bobby")).toBe(digits);
	expect((await waitingLogin(bob)).id).toBe(id);
	await nameYourself(browser, url, "alice");
	expect((await waitingLogin(alice)).account).toBe("alice");
	expect(await bob.session.send(calls.loginRequest, { params: { id } })).toMatchObject({ state: "cancelled" });
});

test("an account that does not exist is answered as one that does", async () => {
	const home = await openVpnHousehold();
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	expect(await nameYourself(browser, url, "nobody")).toMatch(/^\d\d$/);
});

test("what is no name is refused and shown as text", async () => {
	const home = await openVpnHousehold();
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	const answer = await browser.open(url, { method: "POST", body: new URLSearchParams({ account: '"><b>x' }) });
	expect(answer.status).toBe(422);
	const text = await answer.text();
	expect(text).toContain("&#34;&#62;&#60;b&#62;x");
	expect(text).not.toContain("<b>x");
});

test("two people at one browser: each is logged in as who approved", async () => {
	const home = await openVpnHousehold();
	const browser = home.plainBrowser();
	for (const name of ["alice", "bobby"]) {
		const person = await home.join(name);
		const { url } = await browser.follow(beginAuthorization(home).url);
		await approve(person, await nameYourself(browser, url, name));
		expect((await browser.follow(url)).url).toMatch(/^https:\/\/vpn\.example\.org\/oidc\/callback\?code=/);
	}
});
