import { expect, type Page } from "@playwright/test";
import { startServer } from "../start/start-server.ts";
import { cardOn } from "../web/card.ts";
import { type AlteringProxy, alteringProxy } from "./altering-proxy.ts";
import { callMain } from "./call-main.ts";
import { ceremonyWindow } from "./ceremony-window.ts";
import { type Elsewhere, elsewhere } from "./elsewhere.ts";
import { noteVerdicts, verdicts } from "./navigation-verdicts.ts";
import { openedLogin, signInWindow } from "./open-login.ts";
import { startDownload } from "./start-download.ts";
import { test } from "./tray-test.ts";

test("calls that do not fit the table are refused, whatever their size", async ({ tray, ask }) => {
	const { page } = tray;
	const { id } = await ask("alice");
	const account = "a".repeat(16);
	const refused = { ok: false, code: "invalid-call", members: {} };
	expect(await callMain(page, "deny", { account, id, report: true })).toEqual(refused);
	expect(await callMain(page, "approve", { account, id, code: "1".repeat(5_000_000), method: "window" })).toEqual(
		refused,
	);
	expect(await callMain(page, "beginPairing", { address: "x".repeat(1_000_000) })).toEqual(refused);
	expect(await callMain(page, "goTo", { at: "request", account, request: { id, target: "elsewhere" } })).toEqual(
		refused,
	);
	expect(await callMain(page, "evaluate", {})).toMatch(/^threw /);
	expect(await callMain(page, "deny", { account, id })).toMatchObject({ ok: false, code: "no-such-account" });
});

test("only a card that is open can be approved", async ({ tray, ask }) => {
	const { app, page } = tray;
	const { id } = await ask("alice");
	await openedLogin(tray);
	await page.getByRole("button", { name: "back" }).click();
	await expect(page.getByRole("heading", { name: "1 login is waiting" })).toBeVisible();
	const { value } = (await callMain(page, "snapshot", {})) as { value: { accounts: { id: string }[] } };
	const account = value.accounts[0]?.id;
	const answer = await callMain(page, "approve", { account, id, code: "11", method: "window" });
	expect(answer).toMatchObject({ ok: false, code: "no-such-login" });
	expect(await app.windows()).toHaveLength(1);
});

const signing = test.extend<{ ceremony: Page; site: Elsewhere }>({
	/** The server's page in its window. */
	ceremony: async ({ tray, alice, ask }, use) => {
		const { code } = await ask("alice");
		await openedLogin(tray);
		await signInWindow(tray, code);
		const page = await ceremonyWindow(tray.app, alice);
		await cardOn(page).expectState("pending");
		await use(page);
	},
	// biome-ignore lint/correctness/noEmptyPattern: the fixture needs no other, and has to be written as if it did
	site: async ({}, use) => {
		const site = await elsewhere();
		await use(site);
		await site.stop();
	},
});

signing("the server's window stays on its origin", async ({ tray: { app }, ceremony, site, server }) => {
	await noteVerdicts(app, server.origin);
	await ceremony.evaluate((elsewhere) => void open(elsewhere), `${site.origin}/popup`);
	expect(await app.waitRecorded("popup")).toEqual({ url: `${site.origin}/popup`, isDenied: true });
	await goTo(ceremony, `${site.origin}/page`);
	await expect.poll(() => verdicts(app)).toContain(`will-frame-navigate ${site.origin}/page refused`);
	await app.evaluateInMain(({ session }, elsewhere) => {
		session.fromPartition("persist:ceremony").webRequest.onBeforeRequest(({ url }, answer) => {
			answer(url.endsWith("/away") ? { redirectURL: elsewhere } : {});
		});
	}, `${site.origin}/redirected`);
	await goTo(ceremony, `${server.origin}/away`);
	await expect.poll(() => verdicts(app)).toContain(`will-redirect ${site.origin}/redirected refused`);
	// The card still answers: nothing took its place.
	await cardOn(ceremony).deny.click();
	await cardOn(ceremony).expectState("denied");
	// The popup may have been asked for: Electron makes none, and the stand-in closes one that Chromium made.
	expect(site.asked.filter((path) => path !== "/popup")).toEqual([]);
});

signing("the server's window has no bridge, permissions or files", async ({ tray: { app }, ceremony }) => {
	expect(await ceremony.evaluate(() => "countersign" in window || "require" in window || "process" in window)).toBe(
		false,
	);
	const looked = () =>
		ceremony.evaluate(async () => (await navigator.permissions.query({ name: "geolocation" })).state);
	expect(await looked()).toBe("denied");
	await ceremony.evaluate(startDownload);
	expect(await app.waitRecorded("download")).toMatchObject({ isPrevented: true });
	expect(await app.cookies("persist:ceremony")).toEqual([]);
});

function goTo(page: Page, address: string): Promise<void> {
	return page.evaluate((address) => {
		location.href = address;
	}, address);
}

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
