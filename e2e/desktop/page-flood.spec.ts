import { expect, type Page, test } from "@playwright/test";
import type { LoginRequest } from "../../contract/login-request.ts";
import { accountOf, deskOf, requestOf, snapshotOf } from "./page-fixtures.ts";
import { openPage } from "./page-window.ts";

/** As the desk has them, newest first; each wants something else, so that no two are put together. */
const flood = (given: (index: number) => Partial<LoginRequest> = () => ({})) =>
	Array.from({ length: 5000 }, (_, index) =>
		requestOf(`flood ${index}`, {
			target: `server${index}`,
			createdAt: new Date(Date.now() - 1000 - index).toISOString(),
			...given(index),
		}),
	);

/** The newest fifty have rows, and the rest are counted. */
async function expectNewest(page: Page, kind: "link" | "button", act: string): Promise<void> {
	await expect(page.getByText("And 4,950 more. The newest come first.")).toBeVisible();
	const rows = page.getByRole(kind, { name: new RegExp(`^${act}SSH to server\\d`) });
	await expect(rows).toHaveCount(50);
	await expect(rows.first()).toHaveAccessibleName(new RegExp(`${act}SSH to server0\\b`));
	await expect(rows.last()).toHaveAccessibleName(new RegExp(`${act}SSH to server49\\b`));
}

test("of very many logins the newest are shown, and all are counted", async ({ page }) => {
	const window = await openPage(page, snapshotOf([accountOf(flood())]));
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("5,000 logins are waiting");
	await expectNewest(page, "link", "");
	await window.change((snapshot) => snapshotOf([accountOf(snapshot.accounts[0]?.desk.pending.slice(0, 51))]));
	await expect(page.getByText("And 1 more. The newest come first.")).toBeVisible();
	await window.change((snapshot) => snapshotOf([accountOf(snapshot.accounts[0]?.desk.pending.slice(1))]));
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("50 logins are waiting");
	await expect(page.getByText("The newest come first.")).toHaveCount(0);
});

test("of very many that were not announced the newest are shown, alike or not", async ({ page }) => {
	const window = await openPage(page, snapshotOf([accountOf(flood(() => ({ announced: false })))]));
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("5,000 logins wait, not announced");
	await expectNewest(page, "link", "");
	const alike = flood((index) => ({ announced: false, target: index === 0 ? "server0" : "server1" }));
	await window.change(() => snapshotOf([accountOf(alike.slice(0, 53))]));
	await expect(page.getByText("The newest come first.")).toHaveCount(0);
	await page.getByRole("button", { name: "51 more like this" }).click();
	await expect(page.getByText("And 1 more. The newest come first.")).toBeVisible();
	await expect(page.getByRole("link", { name: "SSH to server1 as alice" })).toHaveCount(51);
});

test("of very many logins of everybody the newest are shown, and all are counted", async ({ page }) => {
	const account = accountOf([], { admin: true, everybody: deskOf(flood(() => ({ account: "bob" }))) });
	await openPage(page, snapshotOf([account], { room: { at: "everybody", account: account.id } }));
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("5,000 logins wait for somebody");
	await expectNewest(page, "button", "Deny ");
});
