import { expect, test } from "vitest";
import { calls } from "../../../contract/calls.ts";
import { approveWith } from "../../../e2e/software-passkey/approve-with.ts";
import { beginAuthorization, codeOf, redeem, tokensOf, userinfo } from "../../testing/oidc/relying-party.ts";
import {
	approve,
	type Inhabitant,
	nameYourself,
	openVpnHousehold,
	waitingLogin,
} from "../../testing/oidc/vpn-household.ts";

test("an address that was forwarded says that somebody else began the login, and begins none", async () => {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const { url } = await home.plainBrowser().follow(beginAuthorization(home).url);
	const victim = home.plainBrowser();
	const shown = await victim.open(url);
	expect(shown.status).toBe(404);
	expect(await shown.text()).toContain("If somebody sent you this address, they began the login");
	expect((await victim.open(url, { method: "POST", body: new URLSearchParams({ account: "alice" }) })).status).toBe(
		404,
	);
	expect(await alice.session.send(calls.listLoginRequests, { query: {} })).toEqual({ requests: [] });
	const over = await victim.open(`${url.slice(0, -3)}xxx`);
	expect(await over.text()).toContain("This login is over");
});

test("two people's logins in one browser keep their answers apart, whichever is approved first", async () => {
	const home = await openVpnHousehold();
	const browser = home.plainBrowser();
	const begin = async (person: Inhabitant) => {
		const begun = beginAuthorization(home);
		const { url } = await browser.follow(begun.url);
		return { person, begun, url, digits: await nameYourself(browser, url, person.name) };
	};
	const finish = async ({ person, begun, url, digits }: Awaited<ReturnType<typeof begin>>) => {
		await approve(person, digits);
		const answer = new URL((await browser.follow(url)).url).searchParams;
		expect(answer.get("state")).toBe(begun.state);
		const tokens = await tokensOf(await redeem(home, codeOf(answer, begun), home.client));
		expect(await (await userinfo(home, tokens.access_token)).json()).toMatchObject({ sub: person.id });
	};
	const [alice, bobby] = [await begin(await home.join("alice")), await begin(await home.join("bobby"))];
	await finish(bobby);
	// Begun in the session of the one, and answered in that of the other.
	const later = await begin(bobby.person);
	await finish(alice);
	await finish(later);
});

test("logins of several accounts at once never cross", async () => {
	const home = await openVpnHousehold();
	const people = [];
	for (const name of ["alice", "bobby", "carol", "david"]) people.push(await home.join(name));
	const told = people.map(async (person) => {
		const [browser, begun] = [home.plainBrowser(), beginAuthorization(home)];
		const { url } = await browser.follow(begun.url);
		await approve(person, await nameYourself(browser, url, person.name));
		const answer = new URL((await browser.follow(url)).url).searchParams;
		expect(answer.get("state")).toBe(begun.state);
		const tokens = await tokensOf(await redeem(home, codeOf(answer, begun), home.client));
		const { sub } = Object(await (await userinfo(home, tokens.access_token)).json());
		return sub;
	});
	expect(await Promise.all(told)).toEqual(people.map(({ id }) => id));
});

test("a flood for one account interrupts once; each page still shows digits, and each can be approved", async () => {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const pages = [];
	for (let each = 0; each < 5; each++) {
		const browser = home.plainBrowser();
		const { url } = await browser.follow(beginAuthorization(home).url);
		pages.push({ browser, url, digits: await nameYourself(browser, url, "alice") });
	}
	const { requests } = await alice.session.send(calls.listLoginRequests, { query: { state: "pending" } });
	expect(requests.map(({ announced }) => announced).toSorted()).toEqual([false, false, false, false, true]);
	const last = pages.at(-1);
	const [, id = ""] = /data-id="([^"]+)"/.exec((await (await last?.browser.open(last.url))?.text()) ?? "") ?? [];
	await approveWith(alice.session, alice.passkey, { id, code: last?.digits ?? "" });
	expect((await last?.browser.follow(last.url))?.url).toContain("code=");
});

test("whoever asks too often from one source waits, is told so by the page, and loses nothing", async () => {
	const home = await openVpnHousehold();
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	const name = (account: string) => browser.open(url, { method: "POST", body: new URLSearchParams({ account }) });
	let answer = await name("alice");
	for (let each = 0; each < 240 && answer.status === 303; each++) answer = await name("alice");
	expect(answer.status).toBe(429);
	expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
	const text = await answer.text();
	expect(text).toContain("Too many logins wait");
	expect(text).toContain(`href="${new URL(url).pathname}"`);
	expect(await (await browser.open(url)).text()).toMatch(/<strong>\d\d<\/strong>/);
});

test("an approval that was read differently is none: the page goes on waiting", async () => {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	const code = await nameYourself(browser, url, "alice");
	const { id } = await waitingLogin(alice);
	const altered = approveWith(alice.session, alice.passkey, {
		id,
		code,
		alter: (request) => ({ ...request, client: "Another program" }),
	});
	await expect(altered).rejects.toMatchObject({ code: "proof-refused" });
	expect((await browser.open(url)).status).toBe(200);
});

test("an account that is switched off between its approval and the client is let in nowhere, and told so", async () => {
	const home = await openVpnHousehold();
	const [alice, root] = [await home.join("alice"), await home.join("rooot")];
	await home.storage.db.updateTable("account").set({ roles_json: '["admin"]' }).where("id", "=", root.id).execute();
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	await approve(alice, await nameYourself(browser, url, "alice"));
	await root.session.send(calls.changeAccount, { params: { userId: alice.id }, body: { disabled: true } });
	expect(await (await browser.open(url)).text()).toContain("the account was switched off");
	expect((await browser.follow(`${url}/give-up`)).url).toContain("error=access_denied");
});
