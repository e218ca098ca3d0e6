import { expect } from "@playwright/test";
import { openWaiting } from "./card.ts";
import { test } from "./countersign-test.ts";

const otherThan = (code: string) => (code === "42" ? "24" : "42");

test("a login appears by itself, is approved, and the terminal goes on", async ({ alice, ask }) => {
	const terminal = await ask("alice");
	const card = await openWaiting(alice.page);
	await expect(alice.page.getByRole("heading", { name: "Log in as alice?" })).toBeVisible();
	await card.approve(terminal.code);
	await card.expectState("approved");
	await expect(card.root).toContainText("The login went through.");
	const { code, stdout } = await terminal.ended;
	expect(code).toBe(0);
	expect(JSON.parse(stdout)).toMatchObject({ accessToken: expect.any(String), receipt: expect.any(Object) });
});

test("the address that the terminal prints leads to the card", async ({ alice, ask }) => {
	const terminal = await ask("alice");
	await alice.page.goto(terminal.approveUrl);
	await expect(alice.page.getByRole("heading", { name: "Log in as alice?" })).toBeVisible();
});

test("a denied login ends the terminal with 3", async ({ alice, ask }) => {
	const terminal = await ask("alice");
	const card = await openWaiting(alice.page);
	await card.deny.click();
	await card.expectState("denied");
	await expect(card.root).toContainText("Nobody was let in.");
	expect((await terminal.ended).code).toBe(3);
});

test("one wrong code costs a try, and the right one still approves", async ({ alice, ask }) => {
	const terminal = await ask("alice");
	const card = await openWaiting(alice.page);
	await card.approve(otherThan(terminal.code));
	await expect(card.root).toContainText("Those are not the digits. 1 try left, then this login is denied.");
	await card.approve(terminal.code);
	await card.expectState("approved");
	expect((await terminal.ended).code).toBe(0);
});

test("a second wrong code denies", async ({ alice, ask }) => {
	const terminal = await ask("alice");
	const card = await openWaiting(alice.page);
	await card.approve(otherThan(terminal.code));
	await expect(card.root).toContainText("Those are not the digits.");
	await card.approve(otherThan(terminal.code));
	await card.expectState("denied");
	await expect(card.root).toContainText("Two wrong codes. Nobody was let in.");
	expect((await terminal.ended).code).toBe(3);
});

test("Enter without two digits does nothing", async ({ alice, ask }) => {
	const terminal = await ask("alice");
	const card = await openWaiting(alice.page);
	await card.code.fill(terminal.code.slice(0, 1));
	await card.code.press("Enter");
	await card.expectState("pending");
	await expect(card.code).toBeFocused();
});

test("a login that is withdrawn closes its open card", async ({ alice, ask }) => {
	const terminal = await ask("alice");
	const card = await openWaiting(alice.page);
	await card.code.fill(terminal.code);
	terminal.interrupt();
	await card.expectState("cancelled");
	await expect(card.root).toContainText("The asking screen withdrew this login.");
	expect((await terminal.ended).code).toBe(5);
});

test.describe("with eight seconds", () => {
	test.use({ wishes: { requestLifetime: 8 } });

	test("a login that runs out of time closes its open card", async ({ alice, ask }) => {
		const terminal = await ask("alice");
		const card = await openWaiting(alice.page);
		await card.expectState("pending");
		await card.expectState("expired");
		await expect(card.root).toContainText("Time ran out, so nobody was let in.");
		expect((await terminal.ended).code).toBe(4);
	});
});
