import { EventEmitter } from "node:events";
import { expect, test, vi } from "vitest";
import { onQuit, onQuitting, openInBrowser } from "./electron-app.ts";

const { app, opened } = vi.hoisted(() => ({
	app: { on: undefined } as unknown as EventEmitter,
	opened: [] as string[],
}));
vi.mock("electron", () => ({
	app,
	clipboard: {},
	powerMonitor: {},
	shell: { openExternal: async (address: string) => opened.push(address) },
}));
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

test.each(["https://sign.example.org/pair#x", "http://localhost:8080/"])(
	"a server's page is opened: %s",
	async (page) => {
		opened.length = 0;
		await openInBrowser(page);
		expect(opened).toEqual([page]);
	},
);

test.each([
	"http://sign.example.org/",
	"http://localhost.evil.example/",
	"file:///etc/passwd",
	"javascript:alert(1)",
	"smb://evil.example/share",
	"countersign://approve/x",
	"--help",
])("nothing else is handed to the system: %s", async (address) => {
	opened.length = 0;
	await expect(openInBrowser(address)).rejects.toThrow(TypeError);
	expect(opened).toEqual([]);
});
