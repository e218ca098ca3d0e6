import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { startServer } from "../start/start-server.ts";
import { cardOn } from "./card.ts";
import { test as base } from "./countersign-test.ts";
import { type HeadscaleApi, headscaleKey, startHeadscaleApi } from "./headscale-api.ts";

const test = base.extend<{ headscale: HeadscaleApi }>({
	// biome-ignore lint/correctness/noEmptyPattern: the fixture needs no other, and has to be written as if it did
	headscale: async ({}, use) => {
		const headscale = await startHeadscaleApi();
		await use(headscale);
		await headscale.stop();
	},
	server: async ({ headscale }, use) => {
		const folder = await mkdtemp(join(tmpdir(), "countersign-headscale-"));
		const key = join(folder, "headscale.key");
		await writeFile(key, headscaleKey, { mode: 0o600 });
		const vpn = ["--headscale-url", headscale.origin, "--headscale-server-url", "https://vpn.example.org"];
		const server = await startServer({ args: [...vpn, "--headscale-key-file", key] });
		await use(server);
		await server.stop();
		await rm(folder, { recursive: true });
	},
});

test("a machine's link is pasted, approved and in, and is taken out again", async ({ alice: { page }, headscale }) => {
	const authId = `hskey-authreq-${"a1".repeat(12)}`;
	await page.getByRole("link", { name: "Join a machine" }).click();
	const link = page.getByRole("textbox", { name: "The link" });
	await link.fill(`https://vpn.example.com/register/${authId}`);
	await page.getByRole("button", { name: "Ask to let it in" }).click();
	await expect(page.getByText("That link belongs to another VPN.")).toBeVisible();
	await link.fill(`https://vpn.example.org/register/${authId}`);
	await page.getByRole("button", { name: "Ask to let it in" }).click();
	const digits = (await page.getByText(/^Match code \d\d$/).textContent())?.slice(-2) ?? "";
	await page.getByRole("link", { name: "Read and sign" }).click();
	const card = cardOn(page);
	await expect(card.root).toContainText("Join the VPN vpn.example.org");
	await card.approve(digits);
	await card.expectState("approved");
	await expect(page.getByText("The login went through.")).toBeHidden();
	await expect(page.getByRole("heading", { name: "laptop is in the VPN" })).toBeVisible();
	expect(headscale.node()).toEqual({ user: "alice", authId });
	await page.getByRole("button", { name: "Remove laptop" }).click();
	await expect(page.getByRole("heading", { name: "laptop is out of the VPN again" })).toBeVisible();
	expect(headscale.node()).toBeUndefined();
});
