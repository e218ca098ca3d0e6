import { expect, test } from "vitest";
import { denyLogin } from "../../e2e/software-passkey/approve-with.ts";
import { redeem, tokensOf, userinfo } from "../testing/oidc/relying-party.ts";
import {
	approve,
	callback,
	nameYourself,
	openVpnHousehold,
	type VpnHousehold,
	waitingLogin,
} from "../testing/oidc/vpn-household.ts";
import { changeClient } from "./clients/change-client.ts";

const grant = "urn:ietf:params:oauth:grant-type:device_code";
const device = { name: "television", preset: "public" as const, redirectUris: [], deviceFlow: true };

async function ask({ address, client }: VpnHousehold) {
	const body = new URLSearchParams({ client_id: client.id, scope: "openid profile" });
	const answer = await fetch(`${address}/oidc/device/auth`, { method: "POST", body });
	return { status: answer.status, ...Object((await answer.json()) as unknown) };
}

const poll = async (home: VpnHousehold, code: string) =>
	redeem(home, { grant_type: grant, device_code: code, client_id: home.client.id });

/** Types the code and says that the device shows it. @returns the page that asks whose login it is */
async function typeCode(home: VpnHousehold, userCode: string) {
	const browser = home.plainBrowser();
	const formOf = async (answer: Response | undefined) =>
		/name="xsrf" value="([^"]+)"/.exec((await answer?.text()) ?? "");
	const { answer } = await browser.follow(`${home.origin}/oidc/device`);
	const [, xsrf = ""] = (await formOf(answer)) ?? [];
	const send = (more: object) =>
		browser.follow(`${home.origin}/oidc/device`, {
			method: "POST",
			body: new URLSearchParams({ xsrf, user_code: userCode, ...more }),
		});
	const confirmation = await (await send({})).answer?.text();
	expect(confirmation).toContain(userCode);
	return { browser, page: (await send({ confirm: "yes" })).url };
}

test("a device without a browser is logged in once its code is typed and the login approved", async () => {
	const home = await openVpnHousehold(device);
	const alice = await home.join("alice");
	const asked = await ask(home);
	expect(asked).toMatchObject({ status: 200, verification_uri: `${home.origin}/oidc/device` });
	expect(await (await poll(home, asked.device_code)).json()).toMatchObject({ error: "authorization_pending" });
	const { browser, page } = await typeCode(home, asked.user_code);
	const digits = await nameYourself(browser, page, "alice");
	expect(await waitingLogin(alice)).toMatchObject({ kind: "device", client: "television" });
	await approve(alice, digits);
	expect(await (await browser.follow(page)).answer?.text()).toContain("The device is logged in");
	const tokens = await tokensOf(await poll(home, asked.device_code));
	expect(await (await userinfo(home, tokens.access_token)).json()).toMatchObject({ sub: alice.id });
	expect(await (await poll(home, asked.device_code)).json()).toMatchObject({ error: "invalid_grant" });
});

test("a client that logs no devices in any more has none waiting, and none is begun", async () => {
	const home = await openVpnHousehold({ ...device, redirectUris: [callback] });
	const alice = await home.join("alice");
	const { browser, page } = await typeCode(home, (await ask(home)).user_code);
	await nameYourself(browser, page, "alice");
	await changeClient(home, home.origin, "television", { deviceFlow: false });
	await expect(waitingLogin(alice)).rejects.toThrow("0 logins are waiting.");
	const again = await browser.follow(page, { method: "POST", body: new URLSearchParams({ account: "alice" }) });
	expect(await again.answer?.text()).toContain("This login is over");
	await expect(waitingLogin(alice)).rejects.toThrow("0 logins are waiting.");
});

test("a denied login is told to the device", async () => {
	const home = await openVpnHousehold(device);
	const alice = await home.join("alice");
	const asked = await ask(home);
	const { browser, page } = await typeCode(home, asked.user_code);
	await nameYourself(browser, page, "alice");
	await denyLogin(alice.session, (await waitingLogin(alice)).id);
	await browser.follow(`${page}/give-up`);
	expect(await (await poll(home, asked.device_code)).json()).toMatchObject({ error: "access_denied" });
});

test("a client that is not switched to devices is refused", async () => {
	const home = await openVpnHousehold({ preset: "public" });
	expect(await ask(home)).toMatchObject({
		status: 400,
		error: "invalid_request",
		error_description: `${grant} is not allowed for this client`,
	});
});

test("a code that is sent without its form leads to the form, and codes can not be guessed by trying", async () => {
	const home = await openVpnHousehold(device);
	const guess = () => {
		const body = new URLSearchParams({ xsrf: "x", user_code: "BBBB-BBBB" });
		return home.plainBrowser().open(`${home.origin}/oidc/device`, { method: "POST", body });
	};
	const first = await guess();
	expect([first.status, first.headers.get("location")]).toEqual([303, "/oidc/device"]);
	const statuses = new Set<number>();
	for (let each = 0; each < 20; each++) statuses.add((await guess()).status);
	expect([...statuses]).toEqual([303, 429]);
});

test("a link that was scanned fills the form and sends nothing by itself; the device's secret is in no link", async () => {
	const home = await openVpnHousehold(device);
	const asked = await ask(home);
	expect(asked.verification_uri_complete).toBe(`${home.origin}/oidc/device?user_code=${asked.user_code}`);
	const answer = await home.plainBrowser().open(asked.verification_uri_complete);
	const text = await answer.text();
	expect(text).toContain(`value="${asked.user_code}"`);
	expect(text).not.toMatch(/<script>|submit\(\)/);
	expect(answer.headers.get("content-security-policy")).not.toContain("sha256-");
	expect(text).not.toContain(asked.device_code);
});
