import { expect } from "@playwright/test";
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

/** Grants the pairing whose page the app opened last, and comes back to where logins wait. */
export async function grantPairing({ app }: Tray, { page }: Person): Promise<void> {
	const { origin } = new URL(page.url());
	const { url } = await app.waitRecorded("open-external", (opened) => opened.url.includes("/pair#"));
	await page.goto(url);
	await page.getByRole("button", { name: "Pair with a passkey" }).click();
	await expect(page.getByText("This app is paired. You can close this tab.")).toBeVisible();
	await page.goto(origin);
}
