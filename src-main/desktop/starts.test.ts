import type { ActivationArguments } from "electron";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const activation = vi.hoisted(() => ({
	tell: undefined as ((told: Partial<ActivationArguments>) => void) | undefined,
}));
vi.mock("electron", async () => {
	const { EventEmitter } = await import("node:events");
	const app = Object.assign(new EventEmitter(), { requestSingleInstanceLock: () => true, isPackaged: false });
	class Notification extends EventEmitter {
		static handleActivation(callback: (told: Partial<ActivationArguments>) => void) {
			activation.tell = callback;
		}
		show() {}
		close() {}
	}
	return { app, Notification };
});

const { takeStarts } = await import("./starts.ts");
const { systemNotifier } = await import("./system-notifier.ts");

let again: number;
const started = () =>
	takeStarts()?.({
		onAgain: () => {
			again += 1;
		},
		onLink: () => {},
	});
const settled = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
	again = 0;
	activation.tell = undefined;
});
afterEach(() => vi.unstubAllGlobals());

function on(platform: string) {
	vi.stubGlobal("process", { ...process, platform, argv: [] });
}

test("on Windows, turning to a notification of an earlier run shows the window, whichever part was clicked", async () => {
	on("win32");
	started();
	activation.tell?.({ type: "click" });
	activation.tell?.({ type: "action", actionIndex: 1 });
	await settled();
	expect(again).toBe(2);
});

test("the buttons of one that is up are its own", async () => {
	on("win32");
	started();
	const { withdraw } = systemNotifier.show("1", { title: "Log in as alice?", body: "" }, { open: () => {} });
	activation.tell?.({ type: "action", actionIndex: 1 });
	await settled();
	expect(again).toBe(0);
	withdraw();
});

test("elsewhere there is nothing to take", () => {
	on("linux");
	started();
	expect(activation.tell).toBeUndefined();
});
