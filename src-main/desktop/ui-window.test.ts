import { beforeEach, expect, test, vi } from "vitest";
import type { UiWindow } from "../desktop-ports.ts";
import { FakeWindow, preventable } from "../testing/fake-windows.ts";
import { createUiWindow } from "./ui-window.ts";

vi.mock("electron", async () => {
	const { FakeSession, FakeWindow } = await import("../testing/fake-windows.ts");
	return {
		BrowserWindow: FakeWindow,
		session: { fromPartition: () => new FakeSession() },
		nativeImage: {},
		screen: {},
	};
});

let window: FakeWindow;
let steered: UiWindow;

beforeEach(() => {
	FakeWindow.all.length = 0;
	const own = createUiWindow({ built: "/built", resources: "/resources" });
	steered = own.follow({ onFocus: () => undefined, onBlur: () => undefined });
	window = FakeWindow.all[0] as FakeWindow;
});

test("it shows by itself without the focus, also where it was minimised", () => {
	steered.showQuietly();
	expect(window.log).toEqual(["showInactive"]);
	window.isSmall = true;
	expect(steered.isVisible()).toBe(false);
	steered.showQuietly();
	expect(window.log.slice(1)).toEqual(["hide", "showInactive"]);
	expect(steered.isVisible()).toBe(true);
});

test("what is shown already is left where it lies", () => {
	steered.show();
	steered.showQuietly();
	expect(window.log).toEqual(["show", "focus"]);
});

test("asked for, it comes with the focus from wherever it is", () => {
	window.isSmall = true;
	steered.show();
	expect(window.log).toEqual(["restore", "show", "focus"]);
});

test("closing it hides it, until the app quits", () => {
	const closing = preventable({});
	window.emit("close", closing);
	expect([closing.prevented, window.log]).toEqual([true, ["hide"]]);
	steered.letGo();
	const last = preventable({});
	window.emit("close", last);
	expect(last.prevented).toBe(false);
});
