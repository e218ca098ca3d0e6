import { expect, type Page, test } from "@playwright/test";
import { cardOn } from "../web/card.ts";
import { accountOf, requestOf, snapshotOf } from "./page-fixtures.ts";
import { withoutRequest } from "./page-handlers.ts";
import { card, states } from "./page-states.ts";
import { openPage } from "./page-window.ts";
import { PlayedFailure } from "./played-main.ts";

const sign = (page: Page) => page.getByRole("button", { name: "Sign in this window" });
const never = () => new Promise<void>(() => {});

test("main is told an id, the digits and the way, and nothing that could be signed", async ({ page }) => {
	const window = await openPage(page, card());
	await cardOn(page).code.fill("47");
	await sign(page).click();
	await cardOn(page).expectState("approved");
	await expect(page.getByText("Signed with YubiKey 5C. The login went through.")).toBeFocused();
	const { room } = card();
	if (room.at !== "request") throw new Error("The card is not open.");
	const given = { account: room.account, id: room.request.id, code: "47", method: "window" };
	expect(window.calls.filter(({ name }) => name === "approve")).toEqual([{ name: "approve", given }]);
	await page.getByRole("link", { name: "See receipt" }).click();
	await expect(page.getByRole("heading", { name: /^Approved, and the signature verifies/ })).toBeFocused();
});

test("what is shown stays the first request, whatever later snapshots say", async ({ page }) => {
	const window = await openPage(page, card());
	await cardOn(page).code.fill("47");
	await window.change((snapshot) => {
		if (snapshot.room.at !== "request") return snapshot;
		return { ...snapshot, room: { ...snapshot.room, request: { ...snapshot.room.request, target: "server02" } } };
	});
	await window.change((snapshot) => ({ ...snapshot, settings: { ...snapshot.settings, method: "browser" } }));
	await expect(page.getByRole("button", { name: "Sign in the browser" })).toBeVisible();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("SSH to server01 as alice?");
	await expect(cardOn(page).code).toHaveValue("47");
});

test("wrong digits leave one try, then the login is denied", async ({ page }) => {
	let attemptsLeft = 2;
	await openPage(page, card(), {
		approve: () => {
			attemptsLeft -= 1;
			throw new PlayedFailure("wrong-code", { attemptsLeft });
		},
	});
	await cardOn(page).code.fill("12");
	await sign(page).click();
	await expect(page.getByText("Those are not the digits. 1 try left, then this login is denied.")).toBeVisible();
	await expect(cardOn(page).code).toBeFocused();
	await expect(cardOn(page).code).toHaveValue("");
	await cardOn(page).code.fill("34");
	await sign(page).click();
	await cardOn(page).expectState("denied");
	await expect(page.getByText("Two wrong codes. Nobody was let in.")).toBeVisible();
});

test("waiting for the window is said and can be given up; what that means is said calmly", async ({ page }) => {
	let giveUp = () => {};
	const window = await openPage(page, card(), {
		approve: () =>
			new Promise((_, reject) => {
				giveUp = () => reject(new PlayedFailure("prompt-closed"));
			}),
		stopApproving: () => giveUp(),
	});
	await cardOn(page).code.fill("47");
	await sign(page).click();
	await expect(page.getByText("A window of your server asks for your passkey. Go on there.")).toBeVisible();
	await expect(page.getByRole("radio", { name: "Browser" })).toBeDisabled();
	await page.getByRole("button", { name: "Cancel" }).click();
	const note = page.getByText("It was closed or given up before anything was signed. You can try again.");
	await expect(note).toHaveClass(/calm/);
	await expect(cardOn(page).code).toBeFocused();
	expect(window.calls.map(({ name }) => name)).toContain("stopApproving");
	await cardOn(page).expectState("pending");
});

test("denying says nothing of the prompt that it closes, and the source can be reported, not lifted", async ({
	page,
}) => {
	const window = await openPage(page, card(), { approve: never });
	await cardOn(page).code.fill("47");
	await sign(page).click();
	await cardOn(page).deny.click();
	await cardOn(page).expectState("denied");
	await page.getByRole("button", { name: "I did not start this" }).click();
	await expect(page.getByText("You can take that back in the web app.")).toBeVisible();
	await expect(page.getByRole("button", { name: "Lift" })).toHaveCount(0);
	expect(window.calls.map(({ name }) => name)).toContain("report");
});

test("an end elsewhere is shown, and what main is doing meanwhile is not stopped", async ({ page }) => {
	const window = await openPage(page, card(), { approve: never });
	const { room } = window.now();
	if (room.at !== "request") throw new Error("The card is not open.");
	const { id } = room.request;
	await window.change((snapshot) => withoutRequest(snapshot, id, "cancelled"));
	await cardOn(page).expectState("cancelled");
	await page.getByRole("button", { name: "Close" }).click();
	await expect(page.getByRole("heading", { name: "Nothing is waiting." })).toBeFocused();
	expect(window.calls.map(({ name }) => name)).not.toContain("stopApproving");
});

test("goes on with the next one, of whichever account", async ({ page }) => {
	const [one, two] = [requestOf("one"), requestOf("two", { account: "root", target: "server02" })];
	const [alice, root] = [accountOf([one]), accountOf([two], { account: "root" })];
	await openPage(page, snapshotOf([alice, root], { room: { at: "request", account: alice.id, request: one } }));
	await expect(page.getByRole("link", { name: "all 2 waiting" })).toBeVisible();
	await cardOn(page).deny.click();
	await page.getByRole("link", { name: "Next, 1 waiting" }).click();
	await expect(page.getByRole("heading", { name: "SSH to server02 as root?" })).toBeVisible();
	await expect(cardOn(page).code).toBeFocused();
	await expect(cardOn(page).code).toHaveValue("");
});

test("somebody else's login can only be denied", async ({ page }) => {
	await openPage(page, states["somebody else's card"]?.() ?? card());
	await expect(page.getByText("You may deny any request. Only its account can approve it.")).toBeVisible();
	await expect(page.getByRole("radio")).toHaveCount(0);
	await expect(cardOn(page).code).toHaveCount(0);
	await cardOn(page).deny.click();
	await cardOn(page).expectState("denied");
});

test("on Linux, this window says that it can not ask for a PIN", async ({ page }) => {
	await openPage(page, { ...card(), platform: "linux" });
	const hint = page.getByText("On Linux, this window can not ask for a key's PIN. The browser can.");
	await expect(hint).toBeVisible();
	await page.getByRole("radio", { name: "Browser" }).check();
	await expect(hint).toBeHidden();
	await cardOn(page).code.fill("47");
	await expect(page.getByRole("button", { name: "Sign in the browser" })).toBeVisible();
});
