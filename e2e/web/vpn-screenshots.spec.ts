import { join } from "node:path";
import { type Browser, expect, type Page } from "@playwright/test";
import { behindProxy, type ThrowawayServer } from "../start/start-server.ts";
import { openWaiting } from "./card.ts";
import { test as base } from "./countersign-test.ts";
import { startVpnClient, type VpnClient } from "./vpn-client.ts";
import { nameYourself } from "./vpn-test.ts";

const folder = join(import.meta.dirname, "../../docs/screenshots");

interface Clients {
	readonly corpNet: VpnClient;
	readonly staffOnly: VpnClient;
}

const clientOf =
	(name: string, preset: string, more: readonly string[]) =>
	async ({ server }: { server: ThrowawayServer }, use: (client: VpnClient) => Promise<void>) => {
		const client = await startVpnClient(server, { name, preset, more });
		await use(client);
		await client.stop();
	};

const test = base.extend<Clients>({
	corpNet: clientOf("corp-net", "headscale", []),
	staffOnly: clientOf("Staff wiki", "public", ["--group", "staff", "--group", "operators"]),
});

async function deviceCode(server: ThrowawayServer, { id }: VpnClient): Promise<string> {
	const answer = await fetch(`${server.origin}/oidc/device/auth`, {
		method: "POST",
		body: new URLSearchParams({ client_id: id, scope: "openid" }),
	});
	return Object((await answer.json()) as unknown).user_code;
}

for (const [size, viewport] of [
	["", { width: 1080, height: 810 }],
	["narrow ", { width: 360, height: 740 }],
] as const)
	for (const colorScheme of ["light", "dark"] as const) {
		const looks = { colorScheme, viewport };
		const shoot = async (page: Page, name: string) => {
			await page.evaluate(() => document.fonts.ready);
			const path = join(folder, `${size}vpn ${name}-${colorScheme}.png`.replaceAll(" ", "-"));
			await page.screenshot({ path, animations: "disabled", fullPage: true });
		};
		const visit = async (browser: Browser, url: string) => {
			const context = await browser.newContext({
				...looks,
				extraHTTPHeaders: { "x-forwarded-for": "2001:db8:4f::1c" },
			});
			const page = await context.newPage();
			await page.goto(url);
			return page;
		};

		test.describe(`the login page, ${size}in ${colorScheme}`, () => {
			test.use({ looks: { colorScheme }, wishes: behindProxy });

			test("from the name to the next login", async ({ browser, alice, corpNet }) => {
				const page = await visit(browser, corpNet.begin);
				await shoot(page, "name");
				const digits = await nameYourself(page, "alice");
				await shoot(page, "waiting");
				await page.getByRole("button", { name: "Sign here with a passkey" }).click();
				await expect(page.getByLabel("Match code")).toBeVisible();
				await shoot(page, "signing here");
				const card = await openWaiting(alice.page);
				await card.approve(digits);
				await expect(page.getByRole("heading", { name: "Back at the VPN" })).toBeVisible();
				await page.goto(corpNet.begin);
				await expect(page.getByRole("button", { name: "alice", exact: true })).toBeVisible();
				await shoot(page, "known names");
			});

			test("the ends", async ({ browser, alice, corpNet, staffOnly }) => {
				const page = await visit(browser, staffOnly.begin);
				const digits = await nameYourself(page, "alice");
				const stranger = await visit(browser, page.url());
				await expect(stranger.getByRole("heading", { name: "This login was begun in another browser" })).toBeVisible();
				await shoot(stranger, "another browser");
				await (await openWaiting(alice.page)).approve(digits);
				await expect(page.getByText("operators")).toBeVisible();
				await shoot(page, "missing group");
				await page.goto(corpNet.begin);
				await nameYourself(page, "alice");
				await alice.page.goto(new URL("/", alice.page.url()).href);
				await (await openWaiting(alice.page)).deny.click();
				await expect(page.getByText("The login was denied.")).toBeVisible();
				await shoot(page, "denied");
				const altered = new URL(corpNet.begin);
				altered.searchParams.set("redirect_uri", "https://vpn.example.org.evil.example:8443/\u043eidc/callback");
				await page.goto(altered.href);
				await shoot(page, "another address");
			});

			test("a device", async ({ browser, server }) => {
				const client = await startVpnClient(server, { name: "television", more: ["--device"] });
				const page = await visit(browser, `${server.origin}/oidc/device`);
				await shoot(page, "device code");
				await page.goto(`${server.origin}/oidc/device?user_code=${await deviceCode(server, client)}`);
				await page.getByRole("button", { name: "Continue" }).click();
				await expect(page.getByRole("heading", { name: "Is this your device?" })).toBeVisible();
				await shoot(page, "device confirmation");
				await page.getByRole("button", { name: "It shows this code" }).click();
				await nameYourself(page, "alice");
				await shoot(page, "device waiting");
				await client.stop();
			});
		});
	}
