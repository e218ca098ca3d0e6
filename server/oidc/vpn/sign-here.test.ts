import { expect, test } from "vitest";
import { calls } from "../../../contract/calls.ts";
import { approveWith } from "../../../e2e/software-passkey/approve-with.ts";
import { pageCaller } from "../../testing/oidc/page-caller.ts";
import { beginAuthorization } from "../../testing/oidc/relying-party.ts";
import { nameYourself, openVpnHousehold } from "../../testing/oidc/vpn-household.ts";

/** A page that waits for somebody, and what its script can do. */
async function waiting(name: string) {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	const digits = await nameYourself(browser, url, name);
	const [, id = ""] = /data-id="([^"]+)"/.exec(await (await browser.open(url)).text()) ?? [];
	return { home, alice, browser, url, id, digits, page: pageCaller(browser, url) };
}

test("the account's passkey signs on the page, with the digits typed, and the page goes on", async () => {
	const { alice, page, id, digits, browser, url } = await waiting("alice");
	const other = digits === "42" ? "24" : "42";
	await expect(approveWith(page, alice.passkey, { id, code: other })).rejects.toMatchObject({
		code: "wrong-code",
		members: { attemptsLeft: 1 },
	});
	expect(await approveWith(page, alice.passkey, { id, code: digits })).toMatchObject({ state: "approved" });
	expect((await browser.follow(url)).url).toContain("code=");
	const decided = await alice.session.send(calls.loginRequest, { params: { id } });
	expect(decided).toMatchObject({ state: "approved", settledBy: "alice" });
});

test("nobody else's passkey signs there, and nothing that was read differently", async () => {
	const { home, alice, page, id, digits } = await waiting("alice");
	const bobby = await home.join("bobby");
	await expect(approveWith(page, bobby.passkey, { id, code: digits })).rejects.toMatchObject({ code: "proof-refused" });
	const alter = (read: object) => ({ ...Object(read), target: "vpn.example.com" });
	const altered = approveWith(page, alice.passkey, { id, code: digits, alter });
	await expect(altered).rejects.toMatchObject({ code: "proof-refused" });
});

test("an account that does not exist is answered as one that does", async () => {
	const [known, unknown] = [await waiting("alice"), await waiting("nobody")];
	const shapes = [known, unknown].map(async ({ page, id }) => {
		const params = { params: { id } };
		const [request, options] = [
			await page.send(calls.loginRequest, params),
			await page.send(calls.loginCredentials, params),
		];
		const [allowed] = options.allowCredentials;
		return [Object.keys(request), Object.keys(options), Object.keys(allowed ?? {})];
	});
	expect(await shapes[0]).toEqual(await shapes[1]);
	const { alice, page, id, digits } = unknown;
	await expect(approveWith(page, alice.passkey, { id, code: digits })).rejects.toMatchObject({ code: "proof-refused" });
});

test("whether its owner reported where it came from is told to nobody who waits there", async () => {
	const { home, page, id } = await waiting("alice");
	await home.storage.db.updateTable("login_request").set({ announced: 0 }).execute();
	expect(await page.send(calls.loginRequest, { params: { id } })).toMatchObject({ announced: true });
});

test("an account that was switched off meanwhile approves nothing there", async () => {
	const { home, alice, page, id, digits } = await waiting("alice");
	await home.storage.db.updateTable("account").set({ disabled_at: 1 }).execute();
	await expect(approveWith(page, alice.passkey, { id, code: digits })).rejects.toMatchObject({ code: "proof-refused" });
});

test("another browser, another site and another login get nothing there", async () => {
	const { home, alice, browser, url, id, digits } = await waiting("alice");
	const stranger = pageCaller(home.plainBrowser(), url);
	const params = { params: { id } };
	for (const call of [calls.loginRequest, calls.loginCredentials] as const)
		await expect(stranger.send(call, params)).rejects.toMatchObject({ code: "not-found" });
	const foreign = pageCaller(browser, url, { "sec-fetch-site": "cross-site" });
	await expect(approveWith(foreign, alice.passkey, { id, code: digits })).rejects.toMatchObject({
		code: "wrong-origin",
	});
	const second = await home.plainBrowser().follow(beginAuthorization(home).url);
	const crossed = pageCaller(browser, second.url).send(calls.loginRequest, params);
	await expect(crossed).rejects.toMatchObject({ code: "not-found" });
});
