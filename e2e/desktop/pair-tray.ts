import { expect } from "@playwright/test";
import type { Desktop } from "../launcher/interface.ts";
import type { Person } from "../web/people.ts";
import type { Tray } from "./tray-test.ts";

/** Pairs the app with somebody's account, as that person does it: an address here, a passkey in the browser. */
export async function pairTray(tray: Tray, person: Person): Promise<void> {
	const { origin } = new URL(person.page.url());
	const { page } = tray;
	await page.getByRole("textbox", { name: "Server address" }).fill(origin);
	await page.getByRole("button", { name: "Open the browser to pair" }).click();
	await grantPairing(tray, person);
	await expect(page.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
}

/** Grants the pairing that the app has just begun, and comes back to where logins wait. */
export async function grantPairing({ app, page: window }: Tray, { page }: Person): Promise<void> {
	const { origin } = new URL(page.url());
	await expect(window.getByRole("button", { name: "Open the browser again" })).toBeVisible();
	await page.goto((await openedPages(app)).at(-1) ?? "");
	await page.getByRole("button", { name: "Pair with a passkey" }).click();
	await expect(page.getByText("This app is paired. You can close this tab.")).toBeVisible();
	await page.goto(origin);
}

/** The pages that the app has sent the person to so far. */
async function openedPages(app: Desktop): Promise<string[]> {
	await app.waitRecorded("open-external");
	return (await app.recorded("open-external")).map(({ url }) => url);
}
