import { expect } from "@playwright/test";
import { send } from "../requester/ask-over-api.ts";
import { createRequesterKey } from "../requester/requester-key.ts";
import { cardOn } from "./card.ts";
import { test } from "./countersign-test.ts";
import { goTo } from "./go-to.ts";

test("a host is added with a code that is shown once, is known on the card when it asks, and is removed", async ({
	alice: { page },
	server: { origin },
}) => {
	await goTo(page, "Accounts");
	await page.getByRole("link", { name: "Hosts", exact: true }).click();
	await expect(page.getByText("No host is known.")).toBeVisible();
	await page.getByRole("button", { name: "Add a host" }).click();
	await page.getByRole("textbox", { name: "Name" }).fill("Web1");
	await page.getByRole("button", { name: "Make the code" }).click();
	await expect(page.getByRole("textbox", { name: "Name" })).toHaveAttribute("aria-invalid", "true");
	await page.getByRole("textbox", { name: "Name" }).fill("web1");
	await page.getByRole("button", { name: "Make the code" }).click();
	await expect(page.getByText(`countersign host enrol --server ${origin}`)).toBeVisible();
	const code = await page.getByRole("textbox", { name: "Code" }).inputValue();

	const [host, request] = [createRequesterKey(), createRequesterKey()];
	const post = (path: string, headers: Record<string, string>, body: object) =>
		send(origin + path, {
			method: "POST",
			headers: { "content-type": "application/json", ...headers },
			body: JSON.stringify(body),
		});
	const proven = (url: string) => ({ dpop: host.proof({ method: "POST", url }) });
	const enrol = "/api/hosts/enrol";
	const enrolled = await post(enrol, proven(origin + enrol), { code, publicKey: host.publicKey });
	expect(enrolled).toEqual({ status: 201, body: { name: "web1" } });
	const call = { method: "POST", url: `${origin}/api/login-requests` };
	const headers = {
		dpop: request.proof(call),
		"countersign-host": host.proof({ ...call, token: request.thumbprint }),
	};
	const wish = { account: "alice", kind: "login", target: "Restore", host: "web9", publicKey: request.publicKey };
	const { body } = await post("/api/login-requests", headers, wish);

	await page.goto(String(body["approveUrl"]));
	const card = cardOn(page).root;
	await expect(card.getByRole("definition").filter({ hasText: /^web1$/ })).toBeVisible();
	await expect(card.getByText("Known host")).toBeVisible();
	await expect(card.getByText("Claims to be")).toBeVisible();
	await cardOn(page).deny.click();

	await page.goto(`${origin}/hosts`);
	await page.getByRole("button", { name: "Remove web1" }).click();
	await page
		.getByRole("group", { name: "What it proves is refused at once" })
		.getByRole("button", { name: "Remove web1" })
		.click();
	await expect(page.getByText("web1 is removed.")).toBeVisible();
	await expect(page.getByText("No host is known.")).toBeVisible();
});
