import { expect } from "@playwright/test";
import type { VirtualKeyOptions } from "../../ctap/virtual-key/virtual-key.ts";
import type { AskingTerminal } from "../start/ask-login.ts";
import { cardOn } from "../web/card.ts";
import { goToKey } from "./key-dialog.ts";
import { joinByKey, type KeyOwner, type KeyPorts, openKeyPorts } from "./key-owner.ts";
import { type Tray, test as trayTest } from "./tray-test.ts";

/** A login whose digits were typed, and that now waits for a key. */
interface KeyLogin {
	readonly terminal: AskingTerminal;
	/** Waits until it was signed and the asker was let in. */
	isLetIn(): Promise<void>;
}

interface KeySurroundings {
	/** Alice, whose only passkey is a security key. */
	keyOwner: KeyOwner;
	ports: KeyPorts;
	/** Paired with her account, with the ports at hand and no key in them. */
	keyTray: Tray;
	/** Her key, as it is when it is plugged in. */
	herKey: VirtualKeyOptions;
	/** Has a login asked for, and goes on to the key with its digits. */
	askAtKey: () => Promise<KeyLogin>;
}

/** A tray app whose owner signs with a security key. */
export const test = trayTest.extend<KeySurroundings>({
	keyOwner: ({ server }, use) => joinByKey(server.setupLink).then(use),
	// biome-ignore lint/correctness/noEmptyPattern: the fixture needs no other, and has to be written as if it did
	ports: async ({}, use) => {
		const ports = await openKeyPorts(["Key 5", "Key 7"]);
		await use(ports);
		await ports.close();
	},
	keyTray: async ({ trays, ports, keyOwner }, use) => {
		const tray = await trays.start({ env: ports.environment });
		const { app, page } = tray;
		await page.getByRole("textbox", { name: "Server address" }).fill(keyOwner.origin);
		await page.getByRole("button", { name: "Open the browser to pair" }).click();
		const { url } = await app.waitRecorded("open-external");
		await fetch(await keyOwner.grantPairing(url));
		await expect(page.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
		await use(tray);
	},
	// As it is once the pairing was granted with it.
	herKey: ({ keyTray: _, keyOwner }, use) => use({ saved: keyOwner.saved }),
	askAtKey: ({ keyTray, ask }, use) =>
		use(async () => {
			const terminal = await ask("alice");
			await goToKey(keyTray, terminal.code);
			return {
				terminal,
				async isLetIn() {
					await cardOn(keyTray.page).expectState("approved");
					expect((await terminal.ended).code).toBe(0);
				},
			};
		}),
});
