import { beforeEach, expect, test } from "vitest";
import { createSnapshotStore, type SnapshotStore } from "../state/snapshot-store.ts";
import { accountOf, liveDesk, loginRequest, snapshotOf } from "../testing/snapshots.ts";
import { createWindowPrompt, type WindowPrompt } from "./prompt-window.ts";

const [first, second] = [loginRequest("b"), loginRequest("c")];
const account = accountOf("a", { desk: liveDesk(second, first) });

let window: { visible: boolean; focused: boolean; log: string[] };
let store: SnapshotStore;
let prompt: WindowPrompt;
let ring: (() => void) | undefined;

beforeEach(() => {
	window = { visible: false, focused: false, log: [] };
	ring = undefined;
	store = createSnapshotStore(snapshotOf({ accounts: [account] }), () => prompt.look(store.now()));
	const appWindow = {
		show: () => window.log.push("show"),
		showQuietly: () => {
			window.visible = true;
			window.log.push("showQuietly");
		},
		hide: () => {
			window.visible = false;
			window.log.push("hide");
		},
		isVisible: () => window.visible,
		isFocused: () => window.focused,
	};
	const clock = {
		now: () => 0,
		after: (_wait: number, then: () => void) => {
			ring = then;
			return () => {
				ring = undefined;
			};
		},
	};
	prompt = createWindowPrompt(store, appWindow, clock);
});

const card = () => {
	const { room } = store.now();
	return room.at === "request" ? room.request.id.charAt(0) : room.at;
};
const ends = (id: string) =>
	store.change((snapshot) => ({
		...snapshot,
		accounts: [accountOf("a", { desk: liveDesk(...account.desk.pending.filter((one) => one.id !== id)) })],
	}));

test("opens for the first login without taking the focus, and counts the next", () => {
	prompt.arrived({ account, request: first });
	expect([card(), window.log]).toEqual(["b", ["showQuietly"]]);
	prompt.arrived({ account, request: second });
	expect([card(), window.log]).toEqual(["b", ["showQuietly"]]);
});

test("goes by itself some time after the login ended, if nobody came", () => {
	prompt.arrived({ account, request: first });
	expect(ring).toBeUndefined();
	ends(first.id);
	ring?.();
	expect([card(), window.log]).toEqual(["waiting", ["showQuietly", "hide"]]);
});

test("somebody who is at the window when its time is up keeps it, and the card", () => {
	prompt.arrived({ account, request: first });
	ends(first.id);
	window.focused = true;
	ring?.();
	expect([card(), window.log]).toEqual(["b", ["showQuietly"]]);
});

test("a login that comes after the end takes the place of the card that is over", () => {
	prompt.arrived({ account, request: first });
	ends(first.id);
	prompt.arrived({ account, request: second });
	expect(card()).toBe("c");
	expect(ring).toBeUndefined();
});

test("whoever turns to the window keeps it", () => {
	prompt.arrived({ account, request: first });
	window.focused = true;
	prompt.touched();
	ends(first.id);
	expect(ring).toBeUndefined();
	window.focused = false;
	prompt.look(store.now());
	ring?.();
	expect([card(), window.log]).toEqual(["waiting", ["showQuietly"]]);
});

test("somebody at the window, or in another room, is not led away", () => {
	window.visible = true;
	window.focused = true;
	prompt.arrived({ account, request: first });
	expect(card()).toBe("waiting");
	window.focused = false;
	store.change((snapshot) => ({ ...snapshot, room: { at: "settings" } }));
	prompt.arrived({ account, request: first });
	expect(card()).toBe("settings");
	window.visible = false;
	prompt.arrived({ account, request: first });
	expect(card()).toBe("b");
});

test("stays away where that was chosen", () => {
	store.change((snapshot) => ({ ...snapshot, settings: { ...snapshot.settings, opensByItself: false } }));
	prompt.arrived({ account, request: first });
	expect([card(), window.log]).toEqual(["waiting", []]);
});
