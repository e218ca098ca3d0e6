import { expect, type Page } from "@playwright/test";
import { calls } from "../../contract/calls.ts";
import { beginPairing } from "../pairing/pair-over-api.ts";
import { askOverApi } from "../requester/ask-over-api.ts";
import { callAs } from "./call-as.ts";
import { cardOn } from "./card.ts";
import { joinElsewhere } from "./join-elsewhere.ts";
import { ceremonyUrl, inviteLink, type Person } from "./people.ts";

/** What opens each page that needs no session, and what shows that it is there. */
export function lonePages(alice: Person): Readonly<Record<string, (page: Page) => Promise<void>>> {
	const administrator = callAs(alice);
	const { origin } = administrator;
	const heading = (page: Page, name: string | RegExp) => expect(page.getByRole("heading", { name })).toBeVisible();
	// Each in a document of its own: another fragment alone would not load it anew.
	const open = async (page: Page, url: string) => {
		await page.goto("about:blank");
		await page.goto(url);
	};
	return {
		"signing in": async (page) => {
			await open(page, origin);
			await page.getByText("I have an invite").click();
			await page.getByText("I lost my passkey").click();
			await page.getByRole("button", { name: "Sign in with a name" }).click();
		},
		joining: async (page) => {
			await open(page, await inviteLink(alice));
			await page.getByRole("textbox", { name: "Account name" }).fill("Not A Name");
			await heading(page, "Create your account");
		},
		"a dead link": async (page) => {
			await open(page, `${origin}/join#${"a".repeat(43)}`);
			await heading(page, "This link does not work any more");
		},
		recovering: async (page) => {
			await joinElsewhere("bob", await administrator.send(calls.createInvite, { body: {} }));
			const given = { params: { userId: "bob" }, body: {} };
			await open(page, (await administrator.send(calls.createRecoveryLink, given)).url);
			await heading(page, "Get your account bob back");
		},
		pairing: async (page) => {
			const { secret } = await beginPairing(origin, "Laptop on the desk by the window");
			await open(page, `${origin}/pair#${secret}`);
			await heading(page, "Pair an app with your account");
		},
		"a dead pairing": async (page) => {
			await open(page, `${origin}/pair#${"a".repeat(43)}`);
			await heading(page, "This pairing has ended");
		},
		"a ceremony": async (page) => {
			const { id } = await askOverApi(origin, { account: "alice", kind: "run", command: "make deploy" });
			await open(page, await ceremonyUrl(alice, id));
			await cardOn(page).expectState("pending");
		},
		"the end of a ceremony": async (page) => {
			await cardOn(page).deny.click();
			await cardOn(page).expectState("denied");
		},
		"a dead ceremony": async (page) => {
			await open(page, `${origin}/ceremony#${"a".repeat(43)}`);
			await heading(page, "This window can decide nothing any more");
		},
	};
}
