import { expect } from "@playwright/test";
import { alterView } from "./altered-view.ts";
import { cardOn } from "./card.ts";
import { test } from "./countersign-test.ts";

test("a request that was altered on its way to the page is refused when signed", async ({ alice, askFor }) => {
	const { page } = alice;
	const asked = await askFor({ account: "alice", kind: "run", command: "rm -r build" });
	await alterView(page, (request) => ({ ...request, command: "ls build" }));
	await page.goto(asked.approveUrl);
	const card = cardOn(page);
	await expect(card.root).toContainText("ls build");
	await card.approve(asked.matchCode);
	await expect(card.root).toContainText("it does not fit the login");
	await card.expectState("pending");
});

test("somebody else's passkey does not approve", async ({ alice, bob, ask }) => {
	const { page, authenticator } = alice;
	const [foreign] = await bob.authenticator.credentials();
	const [own] = await authenticator.credentials();
	if (!foreign || !own) throw new Error("Somebody has no passkey.");
	await authenticator.remove(own);
	await authenticator.add(foreign);
	const terminal = await ask("alice");
	// The browser would not even offer bob's passkey; a page that was told to ask for it gets it signed with.
	await page.route("**/credentials", async (route) => {
		const answer = await route.fetch();
		const id = Buffer.from(foreign.credentialId, "base64").toString("base64url");
		const options = await answer.json();
		await route.fulfill({ response: answer, json: { ...options, allowCredentials: [{ type: "public-key", id }] } });
	});
	await page.goto(terminal.approveUrl);
	const card = cardOn(page);
	const answered = page.waitForResponse("**/approve");
	await card.approve(terminal.code);
	expect((await answered).status()).toBe(422);
	await expect(card.root).toContainText("the passkey is not registered for it");
	await card.expectState("pending");
});

test("a passkey that can not tell who is touching it does not approve", async ({ alice, ask }) => {
	const { page, authenticator } = alice;
	const sent: string[] = [];
	page.on("request", (request) => sent.push(request.url()));
	const terminal = await ask("alice");
	await page.goto(terminal.approveUrl);
	const card = cardOn(page);
	await authenticator.setUserVerified(false);
	await card.approve(terminal.code);
	await expect(card.root.getByRole("status")).not.toBeEmpty();
	await expect(card.sign).toBeEnabled();
	await card.expectState("pending");
	expect(sent.filter((url) => url.endsWith("/approve"))).toEqual([]);
	await authenticator.setUserVerified(true);
	await card.sign.click();
	await card.expectState("approved");
	expect((await terminal.ended).code).toBe(0);
});

test("an answer from a passkey without the mark of user verification is refused", async ({ alice, ask }) => {
	const { page } = alice;
	const terminal = await ask("alice");
	await page.route("**/approve", async (route) => {
		const { response } = route.request().postDataJSON();
		const data = Buffer.from(response.response.authenticatorData, "base64url");
		// UV is bit 2 of the flags, which follow the 32 bytes of the RP ID's hash (WebAuthn L3, 6.1).
		data.writeUInt8(data.readUInt8(32) & ~0x04, 32);
		response.response.authenticatorData = data.toString("base64url");
		await route.continue({ postData: JSON.stringify({ response }) });
	});
	await page.goto(terminal.approveUrl);
	const card = cardOn(page);
	await card.approve(terminal.code);
	await expect(card.root).toContainText("it does not fit the login");
	await card.expectState("pending");
});
