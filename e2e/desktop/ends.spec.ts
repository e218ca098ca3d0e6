import { expect } from "@playwright/test";
import { cardOn } from "../web/card.ts";
import { secondBrowserOf } from "../web/people.ts";
import { ceremonyGone, ceremonyWindow } from "./ceremony-window.ts";
import { openedLogin, signInWindow } from "./open-login.ts";
import { test } from "./tray-test.ts";

test("a login that is reported is denied, and its source stays silent", async ({ tray, askFor }) => {
	const { app, page } = tray;
	await askFor({ account: "alice", kind: "ssh", target: "server01" });
	const card = await openedLogin(tray, "SSH to server01 as alice");
	await card.deny.click();
	await card.expectState("denied");
	await page.getByRole("button", { name: "I did not start this" }).click();
	await expect(page.getByText(/^Reported\. Logins from 127\.0\.0\.1 stay silent for you until/)).toBeVisible();
	await expect(page.getByText(/web app/)).toBeVisible();
	await page.getByRole("button", { name: "Close" }).click();

	await askFor({ account: "alice", kind: "ssh", target: "server02" });
	await expect(page.getByText("SSH to server02 as alice")).toBeVisible();
	expect((await app.notifications()).filter(({ title }) => title.includes("server02"))).toEqual([]);
	await app.waitForTray(({ image }) => /idle/.test(image ?? ""));
});

test("wrong digits are typed anew in the server's window, and two of them deny", async ({ tray, alice, ask }) => {
	const { app, page } = tray;
	const terminal = await ask("alice");
	const card = await openedLogin(tray);
	const wrong = terminal.code === "42" ? "24" : "42";
	await signInWindow(tray, wrong);
	const ceremony = cardOn(await ceremonyWindow(app, alice));
	await ceremony.sign.click();
	await expect(ceremony.root).toContainText("Those are not the digits. 1 try left");
	await card.expectState("pending");
	await ceremony.approve(wrong);
	await ceremony.expectState("denied");
	await card.expectState("denied");
	await expect(page.getByText("Two wrong codes. Nobody was let in.")).toBeVisible();
	expect((await terminal.ended).code).toBe(3);
	await ceremonyGone(app);
});

test("a login that its asker withdraws closes its prompts, and the window goes by itself", async ({
	tray,
	alice,
	ask,
}) => {
	const { app } = tray;
	await app.closeWindow((await app.windows())[0]?.id ?? 0);
	await app.waitFor(([own]) => own?.visible === false);
	const terminal = await ask("alice");
	await app.waitForWindow(({ visible }) => visible);
	const card = cardOn(tray.page);
	await signInWindow(tray, terminal.code);
	await ceremonyWindow(app, alice);
	terminal.interrupt();
	await card.expectState("cancelled");
	await ceremonyGone(app);
	expect((await app.notifications()).filter(({ open }) => open)).toEqual([]);
	await app.waitForTray(({ image }) => /idle/.test(image ?? ""));
	await app.blurAll();
	await app.waitFor((windows) => windows.every(({ visible }) => !visible));
});

test("what is decided on another device ends the card here", async ({ tray, alice, ask, browser }) => {
	const second = await secondBrowserOf(browser, alice);
	const terminal = await ask("alice");
	const card = await openedLogin(tray);
	await second.page.goto(terminal.approveUrl);
	await cardOn(second.page).approve(terminal.code);
	await card.expectState("approved");
	await expect(tray.page.getByText(/Approved on another of your devices at/)).toBeVisible();
	expect((await terminal.ended).code).toBe(0);
	await second.context.close();
});

test.describe("with little time", () => {
	test.use({ wishes: { requestLifetime: 8 } });

	test("time runs out while the card is open", async ({ tray, ask }) => {
		const terminal = await ask("alice");
		const card = await openedLogin(tray);
		await card.expectState("expired");
		await expect(tray.page.getByText(/Time ran out, so nobody was let in/)).toBeVisible();
		expect((await terminal.ended).code).toBe(4);
		await tray.app.waitForTray(({ image }) => /idle/.test(image ?? ""));
		expect((await tray.app.notifications()).filter(({ open }) => open)).toEqual([]);
	});
});

test("of two logins one is shown and the other counted, and the next follows", async ({ tray, ask, askFor }) => {
	const { app, page } = tray;
	await app.blurAll();
	const first = await ask("alice");
	const card = cardOn(page);
	await card.expectState("pending");
	await askFor({ account: "alice", kind: "ssh", target: "server01" });
	await app.waitForTray(
		({ image, tooltip }) => /waiting2/.test(image ?? "") && tooltip.includes("2 logins are waiting"),
	);
	await app.waitRecorded("badge", ({ count }) => count === 2);
	expect((await app.notifications()).filter(({ open }) => open)).toHaveLength(2);
	await expect(page.getByText("all 2 waiting")).toBeVisible();
	await expect(page.getByRole("heading", { name: "Log in as alice?" })).toBeVisible();
	await card.deny.click();
	await card.expectState("denied");
	await page.getByRole("link", { name: /^Next/ }).click();
	await expect(page.getByRole("heading", { name: "SSH to server01 as alice?" })).toBeVisible();
	expect((await first.ended).code).toBe(3);
});

test("the browser signs instead where that was chosen, and the card waits for it", async ({ tray, alice, ask }) => {
	const { app, page } = tray;
	const terminal = await ask("alice");
	const card = await openedLogin(tray);
	await page.getByRole("radio", { name: "Browser" }).click();
	await card.code.fill(terminal.code);
	await page.getByRole("button", { name: "Sign in the browser" }).click();
	const { url } = await app.waitRecorded("open-external", (opened) => opened.url.includes("/ceremony#"));
	await page.getByRole("button", { name: "Cancel" }).click();
	await expect(page.getByRole("button", { name: "Sign in the browser" })).toBeEnabled();
	await page.getByRole("button", { name: "Sign in the browser" }).click();
	await alice.page.goto(url);
	await cardOn(alice.page).sign.click();
	await card.expectState("approved");
	expect((await terminal.ended).code).toBe(0);
});
