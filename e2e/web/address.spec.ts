import { expect } from "@playwright/test";
import { test } from "./countersign-test.ts";

test("a page that is asked for by 127.0.0.1 is redirected to localhost", async ({ page, server }) => {
	const { port } = new URL(server.origin);
	await page.goto(`http://127.0.0.1:${port}/decisions`);
	await expect(page).toHaveURL(`${server.origin}/decisions`);
	await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("the page takes nothing from elsewhere, and no other site may frame it", async ({ page, server }) => {
	const elsewhere: string[] = [];
	page.on("request", (request) => {
		if (!request.url().startsWith(`${server.origin}/`)) elsewhere.push(request.url());
	});
	const answer = await page.goto(server.origin);
	await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
	const policy = answer?.headers()["content-security-policy"] ?? "";
	expect(policy).toContain("default-src 'none'");
	expect(policy).toContain("frame-ancestors 'none'");
	expect(policy).not.toContain("unsafe");
	expect(elsewhere).toEqual([]);
});

test("an unknown address says so", async ({ alice }) => {
	await alice.page.goto(new URL("/nowhere", alice.page.url()).href);
	await expect(alice.page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
});
