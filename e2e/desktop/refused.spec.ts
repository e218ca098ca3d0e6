import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { startServer } from "../start/start-server.ts";
import { cardOn } from "../web/card.ts";
import { type AlteringProxy, alteringProxy } from "./altering-proxy.ts";
import { ceremonyWindow } from "./ceremony-window.ts";
import { openedLogin, signInWindow } from "./open-login.ts";
import { test } from "./tray-test.ts";

/** Calls the main process past the page's own code, as something that got into the page would. */
function call(page: Page, name: string, given: unknown): Promise<unknown> {
	return page.evaluate(
		async ([name, given]) => {
			const { countersign } = window as unknown as {
				countersign: { call(name: string, given: unknown): Promise<unknown> };
			};
			return countersign.call(name as string, given).catch((error: Error) => `threw ${error.message}`);
		},
		[name, given] as const,
	);
}

test("calls that do not fit the table are refused, whatever their size", async ({ tray, ask }) => {
	const { page } = tray;
	const { id } = await ask("alice");
	const account = "a".repeat(16);
	const refused = { ok: false, code: "invalid-call", members: {} };
	expect(await call(page, "deny", { account, id, report: true })).toEqual(refused);
	expect(await call(page, "approve", { account, id, code: "1".repeat(5_000_000), method: "window" })).toEqual(refused);
	expect(await call(page, "beginPairing", { address: "x".repeat(1_000_000) })).toEqual(refused);
	expect(await call(page, "goTo", { at: "request", account, request: { id, target: "elsewhere" } })).toEqual(refused);
	expect(await call(page, "evaluate", {})).toMatch(/^threw /);
	expect(await call(page, "deny", { account, id })).toMatchObject({ ok: false, code: "no-such-account" });
});

test("only a card that is open can be approved", async ({ tray, ask }) => {
	const { app, page } = tray;
	const { id } = await ask("alice");
	await openedLogin(tray);
	await page.getByRole("button", { name: "back" }).click();
	await expect(page.getByRole("heading", { name: "1 login is waiting" })).toBeVisible();
	const { value } = (await call(page, "snapshot", {})) as { value: { accounts: { id: string }[] } };
	const account = value.accounts[0]?.id;
	const answer = await call(page, "approve", { account, id, code: "11", method: "window" });
	expect(answer).toMatchObject({ ok: false, code: "no-such-login" });
	expect(await app.windows()).toHaveLength(1);
});

test("a page from elsewhere gets into the window by no way, and is answered by nobody", async ({ tray, server }) => {
	const { app, page } = tray;
	await page.evaluate((origin) => {
		location.href = `${origin}/`;
	}, server.origin);
	await expect(page.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
	const popup = await page.evaluate(
		(origin) => open(`${origin}/`) === null || "an object that leads nowhere",
		server.origin,
	);
	expect(popup).toBeTruthy();
	expect(await app.windows()).toHaveLength(1);
	const blocked = await page.evaluate(
		(origin) =>
			fetch(`${origin}/api/server`).then(
				() => "reached",
				() => "blocked",
			),
		server.origin,
	);
	expect(blocked).toBe("blocked");

	// Even where it does come about, as by a fault of ours, the calls of such a page are refused.
	const answer = await app.evaluateInMain(async ({ BrowserWindow }, origin) => {
		const [window] = BrowserWindow.getAllWindows();
		window?.webContents.removeAllListeners("will-navigate");
		await window?.loadURL(`${origin}/`).catch(() => undefined);
		return window?.webContents.getURL();
	}, server.origin);
	expect(answer).toBeDefined();
	const foreign = await call(page, "snapshot", {}).catch((error: Error) => `threw ${error.message}`);
	expect(foreign).toMatch(/threw/);
});

test("the server's window stays on its origin, without the bridge, permissions or files", async ({
	tray,
	alice,
	ask,
}) => {
	const { app } = tray;
	const terminal = await ask("alice");
	await openedLogin(tray);
	await signInWindow(tray, terminal.code);
	const page = await ceremonyWindow(app, alice);
	await cardOn(page).expectState("pending");
	expect(await page.evaluate(() => "countersign" in window || "require" in window || "process" in window)).toBe(false);
	expect(await page.evaluate(async () => (await navigator.permissions.query({ name: "geolocation" })).state)).toBe(
		"denied",
	);
	await page.evaluate(() => void open("https://evil.example/"));
	expect(await app.windows()).toHaveLength(2);
	await page.evaluate(() => {
		location.href = "https://evil.example/";
	});
	// The card still answers: nothing took its place.
	await cardOn(page).deny.click();
	await cardOn(page).expectState("denied");
	expect((await app.windows()).filter(({ url }) => url.includes("evil"))).toEqual([]);
	expect(await app.cookies("persist:ceremony")).toEqual([]);
});

const betrayed = test.extend<{ gateway: AlteringProxy }>({
	// biome-ignore lint/correctness/noEmptyPattern: the fixture needs no other, and has to be written as if it did
	gateway: async ({}, use) => {
		const gateway = await alteringProxy();
		await use(gateway);
		await gateway.stop();
	},
	server: async ({ gateway }, use) => {
		const server = await startServer({ args: ["--port", String(gateway.behind), "--public-url", gateway.origin] });
		await use(server);
		await server.stop();
	},
});

betrayed("a server that sends people elsewhere opens nothing", async ({ gateway, tray, ask }) => {
	const { app, page } = tray;
	const terminal = await ask("alice");
	const card = await openedLogin(tray);
	const opened = (await app.recorded("open-external")).length;
	for (const method of ["This window", "Browser"]) {
		for (const url of ["https://evil.example/ceremony#ticket", "javascript:alert(1)", "file:///etc/passwd"]) {
			gateway.alter = (path, body) => (path.endsWith("/ceremony-ticket") ? { ...body, url } : body);
			await page.getByRole("radio", { name: method }).click();
			await card.code.fill(terminal.code);
			await page.getByRole("button", { name: /^Sign in/ }).click();
			await expect(page.getByText(/an address that is not its own/)).toBeVisible();
		}
	}
	expect(await app.windows()).toHaveLength(1);
	expect(await app.recorded("open-external")).toHaveLength(opened);
});

betrayed(
	"a server that goes by another origin is not followed, and its requests are not shown",
	async ({ gateway, tray, ask }) => {
		const { app, page } = tray;
		await app.power("suspend");
		await ask("alice");
		gateway.alter = (path, body) => (path === "/api/server" ? { ...body, origin: "https://evil.example" } : body);
		await app.power("resume");
		await expect(page.getByRole("heading", { name: "Another server answers" })).toBeVisible();
		expect(await app.notifications()).toEqual([]);
		gateway.alter = (path, body) => (path === "/api/server" ? { ...body, rpId: "evil.example" } : body);
		await app.power("resume");
		await app.waitForTray(({ tooltip }) => tooltip.includes("needs a look"));
		expect(await app.notifications()).toEqual([]);
		gateway.alter = undefined;
		await app.power("resume");
		await app.waitForNotification(({ title }) => title === "Log in as alice?");
	},
);

betrayed("a login that was altered on the way is signed by nobody", async ({ gateway, tray, alice, ask }) => {
	const { app } = tray;
	const terminal = await ask("alice");
	await openedLogin(tray);
	gateway.alter = (path, body) =>
		/^\/api\/login-requests\/\w+$/.test(path) ? { ...body, address: "198.51.100.7" } : body;
	await signInWindow(tray, terminal.code);
	const ceremony = cardOn(await ceremonyWindow(app, alice));
	await ceremony.sign.click();
	await expect(ceremony.root).toContainText(/not accepted|does not|refused/);
	await ceremony.expectState("pending");
	await expect(app.windows()).resolves.toHaveLength(2);
});

test("a token without its key is no pairing", async ({ tray, trays }) => {
	await tray.app.evaluateInMain(async ({ safeStorage, app }) => {
		const { readFile, writeFile } = process.getBuiltinModule("node:fs/promises");
		const file = `${app.getPath("userData")}/countersign.json`;
		const kept = JSON.parse(await readFile(file, "utf8"));
		const opened = await safeStorage.decryptStringAsync(Buffer.from(kept.accounts[0].sealed, "base64"));
		const { token } = JSON.parse(opened.result);
		kept.accounts[0].sealed = (await safeStorage.encryptStringAsync(JSON.stringify({ token }))).toString("base64");
		await writeFile(file, JSON.stringify(kept));
	});
	await tray.app.kill();
	const { app, page } = await trays.start();
	await expect(page.getByRole("heading", { name: "The pairing can not be read" })).toBeVisible();
	await app.waitForTray(({ image, tooltip }) => /offline/.test(image ?? "") && tooltip.includes("needs a look"));
});
