import { expect, type Page } from "@playwright/test";
import type { KeyDialog, KeyPurpose, KeyStep } from "../../contract/desktop/key-step.ts";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { accountOf, requestOf, snapshotOf } from "./page-fixtures.ts";

const key = "YubiKey 5C";
const minLength = 4;

export const keySteps = {
	insert: { kind: "insert-key", because: undefined, key: undefined },
	"pulled out": { kind: "insert-key", because: "pulled-out", key },
	"not registered": { kind: "insert-key", because: "not-registered", key },
	choose: { kind: "choose-key", keys: [key, "Solo 2"] },
	pin: { kind: "enter-pin", key, triesLeft: 8, minLength, problem: undefined },
	"pin wrong": { kind: "enter-pin", key, triesLeft: 7, minLength, problem: "wrong" },
	"first pin": { kind: "set-pin", key, minLength: 6, problem: undefined },
	"change pin": { kind: "change-pin", key, forced: true, triesLeft: 8, minLength: 6, problem: undefined },
	touch: { kind: "touch", key },
	sensor: { kind: "touch-sensor", key: "YubiKey Bio", triesLeft: undefined },
	"sensor again": { kind: "touch-sensor", key: "YubiKey Bio", triesLeft: 2 },
	working: { kind: "wait", why: "working" },
	busy: { kind: "wait", why: "busy" },
} as const satisfies Record<string, KeyStep>;

/** A card of one's own that is to be signed with a key. Each name is another login. */
export function keyCard(name: string, given: Partial<DesktopSnapshot> = {}): DesktopSnapshot {
	const request = requestOf(name);
	const account = accountOf([request]);
	const snapshot = snapshotOf([account], { room: { at: "request", account: account.id, request }, ...given });
	return { ...snapshot, settings: { ...snapshot.settings, method: "key" } };
}

export function addKeyRoom(given: Partial<DesktopSnapshot> = {}, account = accountOf()): DesktopSnapshot {
	return snapshotOf([account], { room: { at: "add-key", account: account.id }, ...given });
}

export function dialogOf(purpose: KeyPurpose, step: KeyStep): { keyDialog: KeyDialog } {
	return { keyDialog: { purpose, step } };
}

const cards = {
	"card with a key": undefined,
	"card, key missing": keySteps.insert,
	"card, key pulled out": keySteps["pulled out"],
	"card, key of somebody else": keySteps["not registered"],
	"card, choose a key": keySteps.choose,
	"card, PIN": keySteps.pin,
	"card, PIN wrong": keySteps["pin wrong"],
	"card, first PIN": keySteps["first pin"],
	"card, change PIN": keySteps["change pin"],
	"card, touch": keySteps.touch,
	"card, sensor": keySteps.sensor,
	"card, sensor again": keySteps["sensor again"],
	"card, key working": keySteps.working,
	"card, key busy": keySteps.busy,
} as const satisfies Record<string, KeyStep | undefined>;

const noKeys = { platform: "win32", unavailable: { key: "windows-keeps-keys" } } as const;

/** Every state of what is done with security keys, by its name. */
export const keyStates: Readonly<Record<string, () => DesktopSnapshot>> = {
	...Object.fromEntries(
		Object.entries(cards).map(([name, step]) => [
			name,
			() => keyCard(name, step === undefined ? {} : dialogOf("approve", step)),
		]),
	),
	"card, key failed": () => keyCard("key failed"),
	"card, windows, no keys": () => keyCard("windows", noKeys),
	"add a key": () => addKeyRoom(),
	"add a key, windows": () => addKeyRoom(noKeys),
	"add a key, proving": () => addKeyRoom(dialogOf("prove", keySteps.touch)),
	"add a key, enrolling": () => {
		const step = { kind: "insert-key", because: "registered-already", key } as const;
		return addKeyRoom(dialogOf("enrol", step));
	},
	// Another account: in the room of the first, the key is still being asked.
	"key added": () => addKeyRoom({}, accountOf([], { server: "https://home.example.net" })),
};

/** Presses Approve on a card that is to be signed with a key. */
export async function approveWithKey(page: Page): Promise<void> {
	await page.getByLabel("Match code").fill("47");
	await page.getByRole("button", { name: "Sign with security key" }).click();
}

/** Some states are come to only by what the person does in the one before. */
const ways: Readonly<Record<string, (page: Page) => Promise<void>>> = {
	...Object.fromEntries(
		[...Object.keys(cards).slice(1), "card, key failed"].map((name) => [name, approveWithKey] as const),
	),
	"add a key, proving": (page) => page.getByRole("button", { name: "Begin" }).click(),
	"key added": (page) => page.getByRole("button", { name: "Begin" }).click(),
};

export async function goOn(page: Page, name: string): Promise<void> {
	await ways[name]?.(page);
	if (name === "card, key failed") await expect(page.getByText(/^This key is locked/)).toBeVisible();
}
