import { expect, test } from "@playwright/test";
import type { AccountTrouble, DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import type { Connection, LoginDesk } from "../../contract/login-desk.ts";
import { accountOf, requestOf, snapshotOf } from "./page-fixtures.ts";
import { states } from "./page-states.ts";
import { openPage } from "./page-window.ts";
import { PlayedFailure } from "./played-main.ts";

const called = (calls: readonly { name: string }[]) => calls.map(({ name }) => name);

function withDesk(snapshot: DesktopSnapshot, change: (desk: LoginDesk) => Partial<LoginDesk>): DesktopSnapshot {
	const accounts = snapshot.accounts.map((one) => ({ ...one, desk: { ...one.desk, ...change(one.desk) } }));
	return { ...snapshot, accounts };
}

const withConnection = (snapshot: DesktopSnapshot, connection: Connection) =>
	withDesk(snapshot, () => ({ connection }));
const withExpiry = (snapshot: DesktopSnapshot, expiresAt: string) =>
	withDesk(snapshot, ({ pending }) => ({ pending: pending.map((request) => ({ ...request, expiresAt })) }));

test("a lost connection says since when, and is tried again at a word", async ({ page }) => {
	const window = await openPage(page, states["offline"]?.() ?? snapshotOf([]));
	await expect(page.getByRole("heading", { name: "No connection to sign.example.org" })).toBeVisible();
	await expect(page.getByText(/^Lost at \d\d:\d\d\. Logins asked for now can not reach you here/)).toBeVisible();
	await expect(page.getByRole("timer")).toHaveText(/^0:0\d$/);
	await page.getByRole("button", { name: "Try now" }).click();
	await expect.poll(() => called(window.calls)).toContain("tryNow");
	await window.change((snapshot) => withConnection(snapshot, { state: "offline", lostAt: Date.now() }));
	await expect(page.getByText("Connecting to sign.example.org")).toBeVisible();
});

test("a stream that drops takes nothing away while it is tried again for the first time", async ({ page }) => {
	const window = await openPage(page, states["waiting"]?.() ?? snapshotOf([]));
	const newest = page.getByRole("link", { name: "SSH to server01" });
	await expect(newest).toBeFocused();
	await window.change((snapshot) => ({
		...withConnection(snapshot, { state: "connecting", lostAt: Date.now() }),
		quiet: true,
	}));
	await expect(page.getByText("Do not disturb until")).toBeVisible();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("3 logins are waiting");
	await expect(page.getByText("Offline")).toHaveCount(0);
	await expect(newest).toBeFocused();
	await window.change((snapshot) => withConnection(snapshot, { state: "offline", lostAt: 1, nextTryAt: Date.now() }));
	await expect(page.getByRole("heading", { name: "alice at sign.example.org: Offline" })).toBeVisible();
	await expect(newest).toBeFocused();
});

test("what came before a loss can be read until its time is over, and to decide it says what is missing", async ({
	page,
}) => {
	const window = await openPage(page, states["offline, waiting"]?.() ?? snapshotOf([]), {
		deny: () => {
			throw new PlayedFailure("unreachable");
		},
	});
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("3 logins are waiting");
	await expect(page.getByRole("heading", { name: "alice at sign.example.org: Offline" })).toBeVisible();
	await page.getByRole("button", { name: "Deny" }).first().click();
	await expect(page.getByRole("alert")).toHaveText(/^The server can not be reached/);
	await page.getByRole("link", { name: "SSH to server01" }).click();
	await expect(page.getByLabel("Match code")).toBeFocused();
	await window.change((snapshot) => ({
		...withExpiry(snapshot, new Date().toISOString()),
		room: { at: "waiting" },
	}));
	await expect(page.getByRole("heading", { name: "No connection to sign.example.org" })).toBeVisible();
});

test("of several accounts, what came before one was lost stands under its name", async ({ page }) => {
	const lost = states["offline, waiting"]?.().accounts ?? [];
	await openPage(page, snapshotOf([...lost, accountOf([], { account: "root" })]));
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("3 logins are waiting");
	await expect(page.getByRole("heading", { name: "alice at sign.example.org", exact: true })).toBeVisible();
	await expect(page.getByRole("link", { name: "SSH to server01" })).toBeVisible();
});

test("an audit log that does not go on is said above what waits, and where nothing does", async ({ page }) => {
	const window = await openPage(page, states["audit log exchanged, waiting"]?.() ?? snapshotOf([]));
	const banner = page.getByRole("region", { name: "Audit log of alice at sign.example.org" });
	await expect(banner).toContainText("It is not the log that this app saw last.");
	await expect(page.getByRole("link", { name: "SSH to server01" })).toBeVisible();
	await window.change(() => states["audit log cut off"]?.() ?? snapshotOf([]));
	await expect(banner).toContainText("an older backup was restored");
	await window.change((snapshot) => ({
		...snapshot,
		accounts: snapshot.accounts.map((one) => ({ ...one, auditBreak: undefined })),
	}));
	await expect(banner).toHaveCount(0);
});

test("main is told when the network is back", async ({ page, context }) => {
	const window = await openPage(page, snapshotOf([accountOf()]));
	await context.setOffline(true);
	await context.setOffline(false);
	await expect.poll(() => called(window.calls)).toContain("networkIsBack");
});

test("of several accounts, one that is lost takes nothing from the others", async ({ page }) => {
	await openPage(page, states["several"]?.() ?? snapshotOf([]));
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("4 logins are waiting");
	await expect(page.getByRole("heading", { name: "alice at home.example.net: Offline" })).toBeVisible();
	await expect(page.getByRole("heading", { name: "root at sign.example.org" })).toBeVisible();
	await expect(page.getByRole("link", { name: "SSH to server01 as root" })).toBeVisible();
});

const again: readonly AccountTrouble[] = ["locked", "certificate", "too-old", "too-new", "not-countersign"];
const anew: readonly AccountTrouble[] = ["damaged", "ended", "other-server"];

for (const trouble of again)
	test(`there is a way out: ${trouble}, to try again`, async ({ page }) => {
		const window = await openPage(page, states[trouble]?.() ?? snapshotOf([]));
		await page.getByRole("button", { name: "Try again" }).click();
		await expect.poll(() => called(window.calls)).toContain("tryNow");
	});

for (const trouble of anew)
	test(`there is a way out: ${trouble}, to pair anew or let it go`, async ({ page }) => {
		const window = await openPage(page, states[trouble]?.() ?? snapshotOf([]));
		await page.getByRole("link", { name: "Pair again" }).click();
		await expect(page.getByRole("textbox", { name: "Server address" })).toHaveValue("https://sign.example.org");
		await page.keyboard.press("Escape");
		await page.getByRole("button", { name: "Remove alice at sign.example.org" }).click();
		await expect(page.getByRole("button", { name: "Leave it as it is" })).toBeFocused();
		await page.getByRole("button", { name: "Remove alice at sign.example.org" }).click();
		await expect(page.getByRole("heading", { name: "Pair this app with your server" })).toBeVisible();
		expect(called(window.calls)).toContain("unpair");
	});

test("a flood stays together below what was announced, and each of it can be opened", async ({ page }) => {
	const silent = ["a", "b", "c"].map((name) => requestOf(name, { announced: false, address: "192.0.2.66" }));
	await openPage(page, snapshotOf([accountOf([requestOf("one"), ...silent])]));
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 login is waiting");
	await page.getByRole("button", { name: "2 more like this" }).click();
	await page.getByRole("link", { name: "SSH to server01 as alice" }).last().click();
	await expect(page.getByLabel("Match code")).toBeFocused();
});
