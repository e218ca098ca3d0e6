import { EventEmitter } from "node:events";
import { expect, test, vi } from "vitest";
import { onQuit, onQuitting } from "./electron-app.ts";

const { app } = vi.hoisted(() => ({ app: { on: undefined } as unknown as EventEmitter }));
vi.mock("electron", () => ({ app, clipboard: {}, powerMonitor: {}, shell: {} }));
const events = new EventEmitter();
app.on = events.on.bind(events);

test("wanting to quit is one thing, and quitting another", () => {
	const log: string[] = [];
	onQuitting(() => log.push("wanted"));
	onQuit(() => log.push("ends"));
	events.emit("before-quit");
	expect(log).toEqual(["wanted"]);
	events.emit("will-quit");
	expect(log).toEqual(["wanted", "ends"]);
});
