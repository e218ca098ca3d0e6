import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { launch } from "../launcher/choose-launcher.ts";
import type { Desktop, LaunchOptions } from "../launcher/interface.ts";
import { test as webTest } from "../web/countersign-test.ts";
import type { Person } from "../web/people.ts";
import { pairTray } from "./pair-tray.ts";

/** The tray app of somebody, started and stopped by the test as often as it likes. */
export interface Tray {
	readonly app: Desktop;
	/** The page of its own window. */
	readonly page: Page;
}

export interface Trays {
	/** Starts the app on the data of this test. */
	start(options?: Partial<LaunchOptions>): Promise<Tray>;
	/** The folder of its data. */
	readonly userData: string;
}

export interface TraySurroundings {
	trays: Trays;
	/** Paired with alice's account, and at its list. */
	tray: Tray;
	/** Whose account the app is paired with. */
	owner: Person;
}

/** What the browser tests have, and a tray app beside it. Whatever went wrong in its main process fails the test. */
export const test = webTest.extend<TraySurroundings>({
	// biome-ignore lint/correctness/noEmptyPattern: the fixture needs no other, and has to be written as if it did
	trays: async ({}, use) => {
		const userData = await mkdtemp(join(tmpdir(), "countersign-tray-"));
		const started: Desktop[] = [];
		await use({
			userData,
			async start(options) {
				const app = await launch({ userData, ...options });
				started.push(app);
				return { app, page: await app.page("app://countersign/*") };
			},
		});
		const problems = started.flatMap((app) => app.problems());
		for (const app of started) await app.kill();
		await rm(userData, { recursive: true, force: true });
		if (problems.length > 0) throw new Error(`The main process had problems:\n${problems.join("\n")}`);
	},
	owner: ({ alice }, use) => use(alice),
	tray: async ({ trays, owner }, use) => {
		const tray = await trays.start();
		await pairTray(tray, owner);
		await use(tray);
	},
});
