import { EventEmitter } from "node:events";
import type { Notification } from "electron";
import { beforeEach, expect, test, vi } from "vitest";
import { showHeld, systemNotifier } from "./system-notifier.ts";

interface Shown extends EventEmitter {
	options: { actions?: { text: string }[] };
	isClosed: boolean;
}

const { all } = vi.hoisted(() => ({ all: [] as Shown[] }));
vi.mock("electron", async () => {
	const { EventEmitter } = await import("node:events");
	class Notification extends EventEmitter implements Shown {
		isClosed = false;
		options: Shown["options"];
		constructor(options: Shown["options"]) {
			super();
			this.options = options;
			all.push(this);
		}
		show = () => this.emit("show");
		close = () => {
			this.isClosed = true;
		};
	}
	return { Notification };
});

const text = { title: "Log in as alice?", body: "From 203.0.113.24." };
let log: string[];

beforeEach(() => {
	all.length = 0;
	log = [];
});
const open = () => log.push("open");
const deny = () => log.push("deny");

test("its buttons do what they say, and a click opens", () => {
	systemNotifier.show("one", text, { open, deny });
	const [shown] = all;
	expect(shown?.options).toMatchObject({ id: "one", ...text, actions: [{ text: "Open" }, { text: "Deny" }] });
	shown?.emit("action", { actionIndex: 0 });
	shown?.emit("action", { actionIndex: 1 });
	shown?.emit("click");
	expect(log).toEqual(["open", "deny", "open"]);
});

test("where nothing is to be denied there is no such button", () => {
	systemNotifier.show("more", text, { open });
	expect(all[0]?.options.actions).toMatchObject([{ text: "Open" }]);
	all[0]?.emit("action", { actionIndex: 0 });
	expect(log).toEqual(["open"]);
});

test("withdrawing it closes it", () => {
	systemNotifier.show("one", text, { open, deny }).withdraw();
	expect(all[0]?.isClosed).toBe(true);
});

test.each(["close", "failed"])("it is referred to while it is up, and no longer (%s)", (end) => {
	const held = new Set<Notification>();
	const shown = Object.assign(new EventEmitter(), { show: () => undefined }) as unknown as Notification;
	showHeld(shown, held);
	expect([...held]).toEqual([shown]);
	shown.emit(end);
	expect(held.size).toBe(0);
});
