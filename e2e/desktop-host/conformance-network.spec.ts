import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { expect } from "@playwright/test";
import { launch } from "../launcher/choose-launcher.ts";
import { fixtureMain, seen, test } from "./fixture/launch-fixture.ts";

test("net.fetch fails in Chromium's words", async ({ desktop, site }) => {
	const closed = createServer();
	await new Promise<void>((resolve) => closed.listen(0, resolve));
	const { port } = closed.address() as AddressInfo;
	await new Promise((resolve) => closed.close(resolve));
	const failures = await desktop.evaluateInMain(
		async ({ net }, [nobody, away]) => {
			const failure = (url: string, init?: RequestInit) =>
				net.fetch(url, init).then(String, (cause: Error) => cause.message);
			const gone = new AbortController();
			gone.abort();
			return [
				await failure(nobody),
				await failure("http://nowhere.invalid/"),
				await failure(away, { redirect: "manual" }),
				await failure(away, { signal: gone.signal }),
				(await net.fetch(away)).status,
			];
		},
		[`http://localhost:${port}/`, `${site.url}/away`] as const,
	);
	expect(failures).toEqual([
		"net::ERR_CONNECTION_REFUSED",
		"net::ERR_NAME_NOT_RESOLVED",
		"Redirect was cancelled",
		expect.stringContaining("abort"),
		200,
	]);
});

test("a stream arrives piece by piece, and breaks with the network", async ({ desktop, site }) => {
	const page = await desktop.page("app://ui/*");
	const first = await desktop.evaluateInMain(async ({ net }, url) => {
		const reader = (await net.fetch(url)).body?.getReader();
		const { value } = (await reader?.read()) ?? {};
		const heard = Reflect.get(globalThis, "seen") as string[];
		reader?.read().catch((cause: Error) => heard.push(cause.message));
		return new TextDecoder().decode(value);
	}, `${site.url}/stream`);
	expect(first).toBe("data: first\n\n");
	await desktop.setNetwork(false);
	await expect.poll(() => seen(desktop)).toContain("net::ERR_NETWORK_CHANGED");
	await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(false);
	const [isOnline, failure] = await desktop.evaluateInMain(
		async ({ net }, url) => [net.isOnline(), await net.fetch(url).catch((cause: Error) => cause.message)],
		site.url,
	);
	expect([isOnline, failure]).toEqual([false, "net::ERR_INTERNET_DISCONNECTED"]);
	// The app's own pages need no network.
	await page.reload();
	await expect(page.locator("#state")).toHaveText("here");
	await desktop.setNetwork(true);
	expect(await desktop.evaluateInMain(async ({ net }, url) => (await net.fetch(url)).ok, site.url)).toBe(true);
});

test("a passkey is made on a server's page, in a partition of its own", async ({ desktop, site }) => {
	await desktop.evaluateInMain(({ BrowserWindow }, url) => {
		const window = new BrowserWindow({ webPreferences: { partition: "persist:ceremony", sandbox: true } });
		window.webContents.setWindowOpenHandler(() => ({ action: "deny" }));
		void window.loadURL(`${url}/ceremony`);
	}, site.url);
	const page = await desktop.page(`${site.url}/ceremony`);
	const authenticator = await desktop.armAuthenticator(page);
	const origin = await page.evaluate(async () => {
		const made = (await navigator.credentials.create({
			publicKey: {
				challenge: new Uint8Array(32),
				rp: { name: "Fixture" },
				user: { id: new Uint8Array([1]), name: "ada", displayName: "Ada" },
				pubKeyCredParams: [{ type: "public-key", alg: -7 }],
				authenticatorSelection: { residentKey: "required", userVerification: "required" },
			},
		})) as PublicKeyCredential;
		return JSON.parse(new TextDecoder().decode(made.response.clientDataJSON)).origin;
	});
	expect(origin).toBe(site.url);
	expect(await authenticator.credentials()).toHaveLength(1);
	expect(await desktop.waitForWindow(({ partition }) => partition === "persist:ceremony")).toMatchObject({
		focused: true,
	});
	expect(await desktop.cookies("persist:ceremony")).toMatchObject([{ name: "visit", value: "ceremony" }]);
	expect(await desktop.cookies("")).toEqual([]);
	await authenticator.setUserVerified(false);
	const refusal = await page.evaluate(() =>
		navigator.credentials
			.get({ publicKey: { challenge: new Uint8Array(32), userVerification: "required", timeout: 500 } })
			.then(String, (cause) => cause.name),
	);
	expect(refusal).toBe("NotAllowedError");
});

test("an app:// page can not use passkeys", async ({ desktop }) => {
	const page = await desktop.page("app://ui/*");
	const refusal = await page.evaluate(() =>
		navigator.credentials.get({ publicKey: { challenge: new Uint8Array(32) } }).then(String, (cause) => cause.name),
	);
	expect(["NotAllowedError", "SecurityError"]).toContain(refusal);
});

test("cookies of a lasting partition are there after the next start", async ({ desktop, site, userData }) => {
	for (const partition of ["persist:kept", "forgotten"]) {
		await desktop.evaluateInMain(
			({ BrowserWindow }, [url, name]) => new BrowserWindow({ webPreferences: { partition: name } }).loadURL(url),
			[`${site.url}/${encodeURIComponent(partition)}`, partition] as const,
		);
		expect(await desktop.cookies(partition)).toHaveLength(1);
	}
	await desktop.quit();
	const next = await launch({ userData, main: fixtureMain });
	expect(await next.cookies("persist:kept")).toMatchObject([{ name: "visit" }]);
	expect(await next.cookies("forgotten")).toEqual([]);
	await next.quit();
});
