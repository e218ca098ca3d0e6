import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Desktop } from "../../launcher/interface.ts";
import { launchStandIn } from "../../launcher/stand-in.ts";

/** The tray app, paired with one account; its window is open, and the person is at another program. */
export interface PairedTray {
	readonly app: Desktop;
	readonly page: Page;
	/** Ends it. Rejects if anything in it had gone wrong. */
	stop(): Promise<void>;
}

export interface TrayStart {
	/** The server's. */
	readonly origin: string;
	/** Grants the pairing, as the page at this address would. @returns where the browser is sent with the code */
	readonly grant: (address: string) => Promise<string>;
	readonly env?: Record<string, string>;
	/** Where its data may stand. */
	readonly folder: string;
}

/** Starts the app that was built last, and pairs it. */
export async function startPairedTray({ origin, grant, env = {}, folder }: TrayStart): Promise<PairedTray> {
	const app = await launchStandIn({ userData: join(folder, `tray of ${new URL(origin).port}`), env });
	try {
		const page = await app.page("app://countersign/*");
		await page.getByRole("textbox", { name: "Server address" }).fill(origin);
		await page.getByRole("button", { name: "Open the browser to pair" }).click();
		const { url } = await app.waitRecorded("open-external");
		await fetch(await grant(url));
		await page.getByRole("heading", { name: "Nothing is waiting" }).waitFor();
		await app.blurAll();
		return { app, page, stop: () => app.quit() };
	} catch (error) {
		await app.kill();
		throw error;
	}
}
