import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { calls } from "../../contract/calls.ts";
import { callAs } from "./call-as.ts";
import { addVirtualAuthenticator, type VirtualAuthenticator } from "./virtual-authenticator.ts";

/** Somebody at a browser of their own, with a passkey in it. */
export interface Person {
	readonly name: string;
	readonly context: BrowserContext;
	readonly page: Page;
	readonly authenticator: VirtualAuthenticator;
}

/** Opens a browser for somebody who has no account yet. */
export async function openBrowserOf(
	browser: Browser,
	name: string,
	options: BrowserContextOptions = {},
): Promise<Person> {
	const context = await browser.newContext(options);
	const page = await context.newPage();
	return { name, context, page, authenticator: await addVirtualAuthenticator(page) };
}

/** Takes a link and makes an account with it, as the page asks for it. */
export async function joinByLink({ page, name }: Person, link: string): Promise<void> {
	await page.goto(link);
	await page.getByRole("textbox", { name: "Account name" }).fill(name);
	await page.getByRole("button", { name: "Create your passkey" }).click();
	await expect(page.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
}

/** A link for another account, made over the API with an administrator's session. */
export async function inviteLink(administrator: Person): Promise<string> {
	return (await callAs(administrator).send(calls.createInvite, { body: {} })).url;
}

/** A ticket for one login of theirs, made over the API: the address that an app opens in a browser. */
export async function ceremonyUrl(person: Person, id: string): Promise<string> {
	return (await callAs(person).send(calls.createCeremonyTicket, { params: { id }, body: {} })).url;
}

/** A browser that holds the same passkeys and is signed in nowhere. */
export async function strangeBrowserOf(
	browser: Browser,
	{ name, authenticator }: Person,
	options: BrowserContextOptions = {},
): Promise<Person> {
	const other = await openBrowserOf(browser, name, options);
	for (const credential of await authenticator.credentials()) await other.authenticator.add(credential);
	return other;
}

/** A second browser of the same person: another device that the passkey is synced to. */
export async function secondBrowserOf(browser: Browser, person: Person): Promise<Person> {
	const other = await strangeBrowserOf(browser, person);
	await other.page.goto(new URL("/", person.page.url()).href);
	await other.page.getByRole("button", { name: "Use a passkey" }).click();
	await expect(other.page.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
	return other;
}
