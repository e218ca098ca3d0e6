import { expect } from "@playwright/test";
import { test } from "./countersign-test.ts";
import { goTo } from "./go-to.ts";
import { strangeBrowserOf } from "./people.ts";

test("pairs a machine, which lists and follows logins until its pairing is ended", async ({
	alice,
	ask,
	machine,
	server,
}) => {
	const { page } = alice;
	const { url, ended } = await machine.pair(server.origin, "Laptop on the desk");
	await page.goto(url);
	await expect(page).toHaveURL(/\/pair$/);
	await expect(page.getByRole("heading", { name: "Pair an app with your account" })).toBeVisible();
	const name = page.getByRole("textbox", { name: "Name of this device" });
	await expect(name).toHaveValue("Laptop on the desk");
	await name.fill("Laptop upstairs");
	await page.getByRole("button", { name: "Pair with a passkey" }).click();
	await expect(page.getByText("This device is paired. You can close this tab.")).toBeVisible();
	await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/paired/);
	expect(await ended).toMatchObject({ code: 0 });

	const terminal = await ask("alice");
	const listed = await machine.run("requests", "--json").ended;
	expect(listed.code).toBe(0);
	expect(JSON.parse(listed.stdout).requests).toMatchObject([{ id: terminal.id, state: "pending" }]);
	const watching = machine.run("requests", "--watch", "--json");
	await watching.printed("stdout", new RegExp(terminal.id));

	await page.goto(server.origin);
	await goTo(page, "Apps");
	await expect(page.getByRole("row", { name: /Laptop upstairs/ })).toBeVisible();
	await page.getByRole("button", { name: "End pairing of Laptop upstairs" }).click();
	await page
		.getByRole("group", { name: /loses its connection at once/ })
		.getByRole("button", { name: "End pairing of Laptop upstairs" })
		.click();
	await expect(page.getByText("The pairing of Laptop upstairs has ended.")).toBeVisible();
	await expect(page.getByRole("heading", { name: "No app is paired" })).toBeVisible();
	const watched = await watching.ended;
	expect(watched).toMatchObject({ code: 1, stderr: expect.stringContaining("has ended there") });
	expect(await machine.run("requests").ended).toMatchObject({ code: 1, stdout: "" });
});

test("needs no session, grants once, and says why an address leads nowhere", async ({
	browser,
	alice,
	machine,
	server,
}) => {
	const { page, context } = await strangeBrowserOf(browser, alice);
	const { url, ended } = await machine.pair(server.origin, "Kiosk");
	await page.goto(url);
	await page.getByRole("textbox", { name: "Name of this device" }).fill("");
	await page.getByRole("button", { name: "Pair with a passkey" }).click();
	await expect(page.getByText("1 to 60 characters that can be seen.")).toBeVisible();
	await page.getByRole("textbox", { name: "Name of this device" }).fill("Kiosk in the hall");
	await page.getByRole("button", { name: "Pair with a passkey" }).click();
	await expect(page.getByText("This device is paired.")).toBeVisible();
	expect((await ended).code).toBe(0);
	expect(await context.cookies()).toEqual([]);
	await page.goto(url);
	await expect(page.getByRole("heading", { name: "This pairing has ended" })).toBeVisible();
	await page.reload();
	await expect(page.getByRole("heading", { name: "This address is incomplete" })).toBeVisible();
	await context.close();
});

test("administrators see and end everybody's pairings", async ({ alice, bob, machine, server }) => {
	const { url, ended } = await machine.pair(server.origin, "Bob's telephone");
	await bob.page.goto(url);
	await bob.page.getByRole("button", { name: "Pair with a passkey" }).click();
	expect((await ended).code).toBe(0);
	const { page } = alice;
	await goTo(page, "Accounts");
	await page.getByRole("link", { name: "Paired apps" }).click();
	const end = { name: "End the pairing of Bob's telephone with bob" };
	await page.getByRole("button", end).click();
	await page.getByRole("button", { name: "Leave it as it is" }).click();
	await page.getByRole("button", end).click();
	await page.getByRole("group").getByRole("button", end).click();
	await expect(page.getByText("The pairing of Bob's telephone with bob has ended.")).toBeVisible();
	await expect(page.getByText("No app is paired.")).toBeVisible();
	expect((await machine.run("requests").ended).code).toBe(1);
});
