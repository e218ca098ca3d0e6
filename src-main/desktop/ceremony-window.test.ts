import { beforeEach, expect, test, vi } from "vitest";
import { FakeWindow, preventable } from "../testing/fake-windows.ts";
import { endCeremonies, openCeremonyWindow } from "./ceremony-window.ts";

vi.mock("electron", async () => {
	const { FakeSession, FakeWindow } = await import("../testing/fake-windows.ts");
	return { BrowserWindow: FakeWindow, session: { fromPartition: () => new FakeSession() } };
});

const origin = "https://sign.example.org";

beforeEach(() => {
	FakeWindow.all.length = 0;
});

test("all windows of servers end without asking their pages", async () => {
	const opened = await Promise.all([1, 2].map(() => openCeremonyWindow(`${origin}/ceremony#t`, origin)));
	endCeremonies();
	await Promise.all(opened.map(({ closed }) => closed));
	expect(FakeWindow.all.map((window) => window.isDestroyed())).toEqual([true, true]);
});

test("one that was closed already is left alone", async () => {
	const { close } = await openCeremonyWindow(`${origin}/ceremony#t`, origin);
	close();
	const [window] = FakeWindow.all;
	const destroy = vi.spyOn(window as FakeWindow, "destroy");
	endCeremonies();
	close();
	expect(destroy).not.toHaveBeenCalled();
});

test("the window is named after its server, whatever its page says", async () => {
	await openCeremonyWindow(`${origin}/ceremony#t`, origin);
	const [window] = FakeWindow.all;
	expect(window?.title).toBe("sign.example.org · Countersign");
	const naming = preventable({});
	window?.emit("page-title-updated", naming, "Your bank", true);
	expect(naming.prevented).toBe(true);
});
