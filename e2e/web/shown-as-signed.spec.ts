import { expect, type Page } from "@playwright/test";
import { test } from "./countersign-test.ts";

/** What a reader sees: spaces that a page runs together are not in it, as they are in the text of its nodes. */
// biome-ignore lint/performance/useDomNodeTextContent: the rendered text is what is asked for
const readerSees = (page: Page) => page.locator("main").innerText();

test("every space of a command that is signed is shown, in the list and on the card", async ({
	alice,
	askFor,
	server,
}) => {
	const { page } = alice;
	const command = "rm 'a   b' c";
	const { id } = await askFor({ account: "alice", kind: "run", command });
	await expect(async () => expect(await readerSees(page)).toContain(command)).toPass();
	await page.goto(`${server.origin}/approve/${id}`);
	await expect(page.getByLabel("Match code")).toBeVisible();
	expect(await readerSees(page)).toContain(command);
});
