import { expect, type Page } from "@playwright/test";
import { cardOn } from "./card.ts";
import { goTo } from "./go-to.ts";
import type { Person } from "./people.ts";

type Open = (page: Page) => Promise<void>;

const heading = (page: Page, name: string | RegExp) =>
	expect(page.getByRole("heading", { name, exact: true, level: 1 })).toBeVisible();

/** A room that a tab leads to, or a link on the page behind that tab. */
const room =
	(tab: string, name = tab, link?: string | RegExp): Open =>
	async (page) => {
		await goTo(page, tab);
		if (link !== undefined) await page.getByRole("link", { name: link, exact: true }).click();
		await heading(page, name);
	};

/** What leads to each room of the web app, and what shows that it is there with something in it. */
export const signedInPages: Readonly<Record<string, Open>> = {
	waiting: async (page) => {
		await goTo(page, "Waiting");
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	},
	decisions: room("Decisions"),
	receipt: async (page) => {
		await goTo(page, "Decisions");
		await page.getByRole("link", { name: /^Receipt of / }).click();
		await heading(page, /^Approved, and the signature verifies/);
	},
	passkeys: async (page) => {
		await room("Passkeys", "Your passkeys")(page);
		await expect(page.getByRole("button", { name: /^Rename / })).toBeVisible();
	},
	renaming: async (page) => {
		await page.getByRole("button", { name: /^Rename / }).click();
		await expect(page.getByRole("button", { name: "Save" })).toBeVisible();
	},
	"add a passkey": room("Passkeys", "Add a passkey", "Add a passkey"),
	apps: async (page) => {
		await room("Apps", "Your apps")(page);
		await page.getByRole("button", { name: /^End pairing of / }).click();
	},
	approvals: room("Approvals"),
	accounts: async (page) => {
		await room("Accounts")(page);
		await expect(page.getByText(/^Recovered /)).toBeVisible();
	},
	account: async (page) => {
		await room("Accounts", "bob", "bob")(page);
		await page.getByRole("button", { name: "Make a recovery link" }).click();
		await expect(page.getByRole("textbox", { name: "Link" })).toBeVisible();
	},
	"paired apps": async (page) => {
		await room("Accounts", "Paired apps", "Paired apps")(page);
		await page
			.getByRole("button", { name: /^End the pairing of / })
			.first()
			.click();
	},
	"quiet sources": async (page) => {
		await room("Accounts", "Quiet sources", "Quiet sources")(page);
		await expect(page.getByRole("button", { name: /^Lift the quiet of / }).first()).toBeVisible();
	},
	hosts: async (page) => {
		await room("Accounts", "Hosts", "Hosts")(page);
		await page.getByRole("button", { name: "Add a host" }).click();
	},
	invites: async (page) => {
		await room("Invites")(page);
		await page.getByRole("button", { name: "Invite somebody" }).click();
		await page
			.getByRole("button", { name: /^Withdraw the link/ })
			.first()
			.click();
	},
	clients: room("Clients"),
	client: room("Clients", "Family VPN", "Family VPN"),
	"a new client": async (page) => {
		await room("Clients", "Add a client", "Add a client")(page);
		await page.getByRole("checkbox", { name: "Ask for the match code" }).uncheck();
		await page.getByRole("button", { name: "Add it" }).click();
		await expect(page.getByText("Say where it is answered.")).toBeVisible();
	},
	groups: room("Clients", "Groups", "Groups"),
	group: async (page) => {
		await room("Clients", "Groups", "Groups")(page);
		await page.getByRole("link", { name: "staff", exact: true }).click();
		await heading(page, "staff");
	},
	"audit log": async (page) => {
		await room("Audit log")(page);
		await page
			.getByRole("button", { name: /^Details of entry/ })
			.first()
			.click();
		await page.getByText("Head of the chain").first().click();
	},
	notices: room("Audit log", "Notices", "Notices"),
};

/** Approves one login, so that lists, decisions and receipts have something to show. */
export async function approveOne({ page }: Person, { approveUrl, code }: { approveUrl: string; code: string }) {
	await page.goto(approveUrl);
	const card = cardOn(page);
	await card.approve(code);
	await card.expectState("approved");
}
