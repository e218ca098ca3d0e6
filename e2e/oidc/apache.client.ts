import { chromium } from "@playwright/test";
import { expect, onTestFinished, test } from "vitest";
import config from "../../playwright.config.ts";
import { freePort } from "../start/free-port.ts";
import { digitsOf } from "./digits-of.ts";
import { isInstalled } from "./installed.ts";
import { openOidcHousehold } from "./oidc-household.ts";
import { callbackOf, startProtectedSite } from "./protected-site.ts";

const installed = isInstalled(
	"libapache2-mod-auth-openidc",
	"/usr/sbin/apache2",
	"/usr/lib/apache2/modules/mod_auth_openidc.so",
);

test.skipIf(!installed)("a page of Apache's is shown to who approved, and to whose groups allow it", async () => {
	const home = await openOidcHousehold();
	onTestFinished(home.stop);
	const port = await freePort();
	const client = await home.register("Wiki", "--preset", "confidential", "--redirect", callbackOf(port));
	const site = await startProtectedSite(port, client);
	onTestFinished(site.stop);
	const browser = await chromium.launch(config.use?.launchOptions ?? {});
	onTestFinished(() => browser.close());
	const page = await browser.newPage();
	await page.goto(`${site.origin}/inside/`);
	expect(page.url()).toMatch(new RegExp(`^${home.origin}/oidc/interaction/`));
	await page.locator("input[name=account]").fill("alice");
	await page.locator("input[name=account]").press("Enter");
	await page.locator("strong").waitFor();
	await home.approve(digitsOf(await page.content()));
	await page.getByRole("heading", { name: "You are inside" }).waitFor();
	expect(page.url()).toBe(`${site.origin}/inside/`);
	await page.goto(`${site.origin}/admins/`);
	await page.getByRole("heading", { name: "You are admins" }).waitFor();
	expect((await page.goto(`${site.origin}/staff/`))?.status()).toBe(401);
});
