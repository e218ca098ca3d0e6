import { type APIRequestContext, request } from "@playwright/test";
import { describe, expect, onTestFinished, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { CreatedOidcClient } from "../../contract/oidc-client.ts";
import { follow, type Household, openHousehold } from "../api/household.ts";
import { digitsOf } from "../oidc/digits-of.ts";
import { isInstalled } from "../oidc/installed.ts";
import { approveWith, denyLogin } from "../software-passkey/approve-with.ts";
import { freePort } from "../start/free-port.ts";
import { runCountersign } from "../start/run-countersign.ts";
import { startGuardedSite } from "./guarded-site.ts";

const installed = isInstalled(
	"nginx libapache2-mod-auth-openidc",
	"/usr/sbin/nginx",
	"/usr/sbin/apache2",
	"/usr/lib/apache2/modules/mod_auth_openidc.so",
);

describe.skipIf(!installed)("nginx' auth_request", () => {
	let home: Household;
	let page: string;
	let browser: APIRequestContext;

	async function openSite({ requestLifetime = 60, wayBack = false } = {}) {
		home = await openHousehold({ requestLifetime });
		onTestFinished(home.stop);
		const port = await freePort();
		page = `http://localhost:${port}/notes?of=today&by=me`;
		const redirect = `http://localhost:${port}/countersign/callback`;
		const words = ["client", "create", "Wiki", "--preset", "confidential", "--redirect", redirect];
		const { stdout } = await runCountersign([...words, "--data", home.data, "--json"]).ended;
		onTestFinished(await startGuardedSite(port, CreatedOidcClient.parse(JSON.parse(stdout)), { wayBack }));
		browser = await request.newContext({ extraHTTPHeaders: { accept: "text/html" } });
		onTestFinished(() => browser.dispose());
	}

	/** As far as the page of Countersign with the digits, on a browser that runs no scripts. */
	async function knock() {
		const asked = await browser.get(page);
		const waiting = await browser.post(asked.url(), { form: { account: "alice" } });
		const { requests } = await home.alice.session.send(calls.listLoginRequests, { query: { state: "pending" } });
		return { url: waiting.url(), code: digitsOf(await waiting.text()), id: requests[0]?.id ?? "" };
	}

	const shut = async () => {
		const answer = await browser.get(page, { maxRedirects: 0 });
		expect(answer.status()).toBe(302);
		expect(answer.headers()["location"]).toMatch(new RegExp(`^${home.origin}/oidc/auth\\?`));
	};

	test("an approval shows the page that was asked for, and a claimed header counts for nothing", async () => {
		await openSite();
		const { url, ...approval } = await knock();
		await approveWith(home.alice.session, home.alice.passkey, approval);
		const shown = await browser.get(url, { headers: { "x-account": "bob" } });
		expect(shown.url()).toBe(page);
		expect(await shown.text()).toBe("alice is in /notes?of=today&by=me");
	});

	test("a denial does not", async () => {
		await openSite();
		const { url, id } = await knock();
		await denyLogin(home.alice.session, id);
		expect(await (await browser.get(url)).text()).not.toContain("is in");
		await shut();
	});

	test("nor does time that runs out", async () => {
		await openSite({ requestLifetime: 10 });
		const events = await follow(home.alice);
		const { url } = await knock();
		await events.first(({ name }) => name === "login-settled");
		events.close();
		expect(await (await browser.get(url)).text()).not.toContain("is in");
		await shut();
	});

	test("nor a server that is away", async () => {
		await openSite();
		const { url } = await knock();
		await home.stop();
		await expect(browser.get(url)).rejects.toThrow("ECONNREFUSED");
		await shut();
	});

	test("the way back in asks for a password", async () => {
		await openSite({ wayBack: true });
		expect((await browser.get(page, { maxRedirects: 0 })).status()).toBe(401);
		const authorization = `Basic ${Buffer.from("rescue:sealed words").toString("base64")}`;
		expect(await (await browser.get(page, { headers: { authorization } })).text()).toContain("is in /notes");
	});
});
