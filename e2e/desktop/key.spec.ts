import { expect } from "@playwright/test";
import type { Verification } from "../../ctap/virtual-key/user-interaction.ts";
import { cardOn } from "../web/card.ts";
import { finger } from "./finger.ts";
import { enterPin, goToKey, pinField, signWithKey } from "./key-dialog.ts";
import { pin } from "./key-owner.ts";
import { test } from "./key-test.ts";

type FingerRead = Awaited<ReturnType<Verification>>;

test("digits, PIN and touch let the asker in", async ({ keyTray, ports, herKey, askAtKey }) => {
	const { app, page } = keyTray;
	const thumb = finger();
	await ports.plugIn({ ...herKey, presence: thumb.presence });
	const login = await askAtKey();
	await expect(pinField(page)).toBeFocused();
	await enterPin(page);
	await thumb.awaited();
	await expect(page.getByText(/Touch your key/)).toBeVisible();
	thumb.touch();
	await login.isLetIn();
	await expect(page.getByText("Signed with Desk key. The login went through.")).toBeVisible();
	expect(app.logs()).not.toContain(pin);
	expect(await app.windows()).toHaveLength(1);
});

test("a fingerprint is enough where the key has a reader", async ({ keyTray, ports, herKey, askAtKey }) => {
	const { page } = keyTray;
	const fingers = [Promise.withResolvers<FingerRead>(), Promise.withResolvers<FingerRead>()];
	let at = 0;
	const verification = () => fingers[at++]?.promise ?? Promise.resolve<FingerRead>("timeout");
	await ports.plugIn({
		...herKey,
		personality: { builtInVerification: "configured", uvAttemptsInternally: 1 },
		verification,
	});
	const login = await askAtKey();
	await expect(page.getByText(/sensor/).first()).toBeVisible();
	fingers[0]?.resolve("no-match");
	await expect(page.getByText(/tries left|[Nn]ot recognised/).first()).toBeVisible();
	fingers[1]?.resolve("matched");
	await login.isLetIn();
});

test("of two keys the registered one is found; somebody else's is not taken", async ({
	keyTray,
	ports,
	herKey,
	askAtKey,
}) => {
	const { page } = keyTray;
	await ports.plugIn({ pin: "1234" }, "Key 7");
	const login = await askAtKey();
	// A key may hide what it holds until it knows who asks.
	await enterPin(page, "1234", "Key 7");
	await expect(page.getByText("Key 7 is not registered to alice. Use another.")).toBeVisible();
	await ports.plugIn(herKey);
	await enterPin(page);
	await login.isLetIn();
});

test("wrong digits are typed anew, and cost a try", async ({ keyTray, ports, herKey, ask }) => {
	const { page } = keyTray;
	await ports.plugIn(herKey);
	const terminal = await ask("alice");
	await goToKey(keyTray, terminal.code === "42" ? "24" : "42");
	await enterPin(page);
	await expect(page.getByText(/Those are not the digits. 1 try left/)).toBeVisible();
	await cardOn(page).code.fill(terminal.code);
	await signWithKey(page);
	await enterPin(page);
	await cardOn(page).expectState("approved");
	expect((await terminal.ended).code).toBe(0);
});
