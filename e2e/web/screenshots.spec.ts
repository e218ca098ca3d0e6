import { join } from "node:path";
import { type Browser, expect, type Page } from "@playwright/test";
import { behindProxy } from "../start/start-server.ts";
import { cardOn } from "./card.ts";
import { test } from "./countersign-test.ts";
import { signedInPages } from "./every-page.ts";
import { furnish } from "./furnish.ts";
import { lonePages } from "./lone-pages.ts";
import { inviteLink, joinByLink, openBrowserOf, type Person } from "./people.ts";

const folder = join(import.meta.dirname, "../../docs/screenshots");
const viewport = { width: 1180, height: 780 };
const outside = "203.0.113.24";
const inside = "198.51.100.7";

const claims = { host: "build-7", osUser: "ci" };
const ssh = { account: "alice", kind: "ssh", target: "server01", ...claims } as const;
const run = { account: "alice", kind: "run", command: "make deploy TARGET=production", ...claims } as const;
const longCommand = `docker run --rm ${Array.from({ length: 24 }, (_, n) => `--env 'SETTING_${n}=value ${n}'`).join(" ")} build:latest`;
/** The first letter of the target is Cyrillic. */
const odd = { account: "alice", kind: "ssh", target: "\u0430pi.example.org", host: "laptop", osUser: "alice" } as const;

/** Those that have no picture of their own below. */
const rooms = ["passkeys", "renaming", "add a passkey", "apps", "accounts", "account", "paired apps"];
const moreRooms = ["quiet sources", "hosts", "invites", "clients", "client", "a new client", "groups", "group"];
const lastRooms = ["audit log", "notices"];
const lone = ["recovering", "pairing", "a ceremony", "the end of a ceremony", "a dead ceremony"];

async function invited(browser: Browser, administrator: Person, name: string): Promise<void> {
	const person = await openBrowserOf(browser, name);
	await joinByLink(person, await inviteLink(administrator));
	await person.context.close();
}

for (const colorScheme of ["light", "dark"] as const) {
	const looks = { colorScheme, viewport };
	const shoot = async (page: Page, name: string) => {
		await page.evaluate(() => document.fonts.ready);
		const path = join(folder, `${name.replaceAll(" ", "-")}-${colorScheme}.png`);
		await page.screenshot({ path, animations: "disabled" });
	};
	const shootRooms = async ({ page }: Person, kind = "") => {
		for (const name of [...rooms, ...moreRooms, ...lastRooms]) {
			await signedInPages[name]?.(page);
			await expect(page.getByText("Reading from the server")).toHaveCount(0);
			await page.evaluate(() => scrollTo(0, 0));
			await shoot(page, kind + name);
		}
	};

	test.describe(`in ${colorScheme}`, () => {
		test.use({ looks, wishes: behindProxy });

		test("joining and signing in", async ({ browser, server }) => {
			const alice = await openBrowserOf(browser, "alice", looks);
			await alice.page.goto(server.setupLink);
			await alice.page.getByRole("textbox", { name: "Account name" }).fill("alice");
			await shoot(alice.page, "join");
			await alice.page.goto(server.origin);
			await expect(alice.page.getByRole("button", { name: "Use a passkey" })).toBeVisible();
			await shoot(alice.page, "sign-in");
			await alice.context.close();
		});

		test("a card from the list to its end", async ({ alice, askFor }) => {
			const { page } = alice;
			const card = cardOn(page);
			const [first, second] = [await askFor(ssh, outside), await askFor(run, inside)];
			await expect(page.getByRole("heading", { name: "2 logins are waiting for you" })).toBeVisible();
			await shoot(page, "waiting");
			await page.goto(first.approveUrl);
			await card.expectState("pending");
			await shoot(page, "card");
			await card.code.fill(first.matchCode);
			await shoot(page, "card-digits");
			await card.sign.click();
			await card.expectState("approved");
			await expect(card.root).toContainText("Signed with");
			await shoot(page, "approved");
			await page.goto(second.approveUrl);
			await card.deny.click();
			await card.expectState("denied");
			await shoot(page, "denied");
		});

		test("cards that need a second look", async ({ alice, askFor }) => {
			const { page } = alice;
			const long = await askFor({ ...run, command: longCommand }, outside);
			await page.goto(long.approveUrl);
			await cardOn(page).expectState("pending");
			await shoot(page, "long-command");
			await page.goto((await askFor(odd, inside)).approveUrl);
			await cardOn(page).expectState("pending");
			await shoot(page, "odd-letters");
		});

		test("what was decided", async ({ browser, alice, askFor }) => {
			const { page } = alice;
			const card = cardOn(page);
			for (const name of ["bob", "carol"]) await invited(browser, alice, name);
			const [approved, denied] = [await askFor(ssh, outside), await askFor(run, inside)];
			await page.goto(approved.approveUrl);
			await card.approve(approved.matchCode);
			await card.expectState("approved");
			await page.goto(denied.approveUrl);
			await card.deny.click();
			await card.expectState("denied");
			await page.getByRole("link", { name: "Decisions", exact: true }).click();
			await expect(page.getByRole("link", { name: /^Receipt of / })).toBeVisible();
			await shoot(page, "decisions");
			await page.getByRole("link", { name: /^Receipt of / }).click();
			await expect(page.getByRole("heading", { name: "Approved, and the signature verifies" })).toBeVisible();
			await shoot(page, "receipt");
			await askFor({ account: "bob", kind: "vpn", target: "corp-net", host: "bobs-laptop", osUser: "bob" }, outside);
			await askFor({ account: "carol", kind: "login", host: "desk-3", osUser: "carol" }, inside);
			await page.getByRole("link", { name: "Approvals" }).click();
			await expect(page.getByText("2 pending")).toBeVisible();
			await shoot(page, "approvals");
		});
	});

	test.describe(`in ${colorScheme}, every room`, () => {
		test.use({ looks, wishes: behindProxy });

		test("with something in it", async ({ alice }) => {
			await furnish(alice);
			await signedInPages["waiting"]?.(alice.page);
			await shoot(alice.page, "not announced");
			await shootRooms(alice);
		});

		test("without a session", async ({ browser, alice }) => {
			const { page, context } = await openBrowserOf(browser, "alice", looks);
			const pages = lonePages(alice);
			for (const name of lone) {
				await pages[name]?.(page);
				await shoot(page, name);
			}
			await context.close();
		});

		test("a report on a card", async ({ alice, askFor }) => {
			const { page } = alice;
			await page.goto((await askFor(ssh, outside)).approveUrl);
			await cardOn(page).deny.click();
			await page.getByRole("button", { name: "I did not start this" }).click();
			await expect(cardOn(page).root).toContainText("Reported.");
			await shoot(page, "reported");
		});
	});

	test.describe(`in ${colorScheme}, narrow`, () => {
		test.use({ looks: { ...looks, viewport: { width: 360, height: 740 } }, wishes: behindProxy });

		test("a card", async ({ alice, askFor }) => {
			await alice.page.goto((await askFor(ssh, outside)).approveUrl);
			await cardOn(alice.page).expectState("pending");
			await shoot(alice.page, "narrow");
		});

		test("every room", async ({ alice }) => {
			await furnish(alice);
			await shootRooms(alice, "narrow ");
		});
	});

	test.describe(`in ${colorScheme}, out of time`, () => {
		test.use({ looks, wishes: { ...behindProxy, requestLifetime: 5 } });

		test("a card", async ({ alice, askFor }) => {
			await alice.page.goto((await askFor(ssh, outside)).approveUrl);
			await cardOn(alice.page).expectState("expired");
			await shoot(alice.page, "expired");
		});
	});
}
