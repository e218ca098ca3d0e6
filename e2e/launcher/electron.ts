import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { _electron, type ElectronApplication, type Page } from "@playwright/test";
import type { Control } from "../desktop-host/control.ts";
import { desktopOf } from "./desktop-of.ts";
import type { Answer, Driver } from "./driver.ts";
import type { Desktop, DesktopWindow, LaunchOptions } from "./interface.ts";
import { within } from "./within.ts";

// Written against Electron's documentation and types: its runtime could not be had where this was made.

const hook = fileURLToPath(new URL("hook.cjs", import.meta.url));
const problemLine = /^countersign-problem (.*)$/gm;

/** Starts the built app on a real Electron. */
export async function launchElectron(options: LaunchOptions): Promise<Desktop> {
	const { timeout = 30_000, secrets } = options;
	if (secrets) throw new Error("A real keyring can not be given a state at the start.");
	const executablePath = process.env["COUNTERSIGN_ELECTRON_PATH"];
	const application = await _electron.launch({
		args: ["-r", hook, ...appArguments(options)],
		cwd: process.cwd(),
		env: environment(options),
		timeout,
		...(executablePath !== undefined && { executablePath }),
	});
	const desktop = desktopOf(driverOf(application, options));
	await within(
		timeout,
		application.evaluate(({ app }) => app.whenReady()),
		() => "The app did not become ready",
	);
	return desktop;
}

function appArguments({ userData, args = [], main = "out/main/main.js" }: LaunchOptions): string[] {
	// Chromium's sandbox does not start for root, which is who containers run as.
	const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
	return [...sandbox, resolve(main), `--user-data-dir=${userData}`, ...args];
}

function environment({ env = {} }: LaunchOptions): Record<string, string> {
	const inherited = Object.entries(process.env).flatMap(([name, value]) =>
		value === undefined ? [] : [[name, value]],
	);
	return { ...Object.fromEntries(inherited), NODE_OPTIONS: "", ...env };
}

function driverOf(application: ElectronApplication, options: LaunchOptions): Driver {
	const child = application.process();
	const problems: string[] = [];
	let logs = "";
	for (const stream of [child.stdout, child.stderr]) {
		stream?.on("data", (piece) => {
			logs += piece;
			problems.splice(
				0,
				problems.length,
				...Array.from(logs.matchAll(problemLine), ([, line = ""]) => JSON.parse(line)),
			);
		});
	}
	const exited = once(child, "exit").then(([code]) => code as number | null);
	return {
		kind: "electron",
		pid: child.pid ?? 0,
		exited,
		problems,
		logs: () => logs,
		ask: <Name extends keyof Control>(name: Name, ...given: Parameters<Control[Name]>) =>
			application.evaluate(askInMain, [name, given] as const) as Promise<Answer<Name>>,
		nextChange: () => application.evaluate(nextChangeInMain),
		pageOf: (window) => pageOf(application, window),
		appUrl: (page) => page.url(),
		secondInstance: (argv) => secondInstance(child.spawnfile, argv, options),
		async kill() {
			child.kill("SIGKILL");
			await exited;
		},
	};
}

interface InMain {
	countersignControl: { ask(name: string, given: readonly unknown[]): unknown; nextChange(): Promise<void> };
}

// These two run in Electron's main process, where hook.cjs was first.
function askInMain(_electron: unknown, [name, given]: readonly [string, readonly unknown[]]): unknown {
	return (globalThis as unknown as InMain).countersignControl.ask(name, given);
}

function nextChangeInMain(): Promise<void> {
	return (globalThis as unknown as InMain).countersignControl.nextChange();
}

async function pageOf(application: ElectronApplication, { id }: DesktopWindow): Promise<Page> {
	for (;;) {
		const next = application.waitForEvent("window", { timeout: 30_000 });
		next.catch(() => {});
		for (const page of application.windows()) {
			const window = await application.browserWindow(page);
			if ((await window.evaluate((shown) => shown.id)) === id) return page;
		}
		await next;
	}
}

async function secondInstance(executable: string, argv: string[], options: LaunchOptions): Promise<number | null> {
	const { timeout = 30_000, args = [] } = options;
	const second = spawn(executable, appArguments({ ...options, args: [...args, ...argv] }), {
		env: environment(options),
		stdio: "ignore",
	});
	try {
		const [code] = await within(timeout, once(second, "exit"), () => "The second start went on running");
		return code as number | null;
	} finally {
		second.kill("SIGKILL");
	}
}
