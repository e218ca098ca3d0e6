import { expect, test } from "vitest";
import { createSnapshotStore } from "../state/snapshot-store.ts";
import { snapshotOf } from "../testing/snapshots.ts";
import { autostartEntry } from "./autostart-entry.ts";
import { defaultSettings, settingsOf } from "./default-settings.ts";
import { createSettingsKeeper } from "./settings-keeper.ts";

test("what was kept holds, and what can not be read falls back by itself", () => {
	const kept = { theme: "dark", quietHours: { on: true, from: "25:00", to: "07:00" }, later: 1, notifications: "yes" };
	expect(settingsOf(kept, "linux")).toEqual({ ...defaultSettings("linux"), theme: "dark" });
	for (const nothing of [undefined, null, 7, "dark", []])
		expect(settingsOf(nothing, "linux")).toEqual(defaultSettings("linux"));
});

test("names that every object has are no choices", () => {
	const kept = JSON.parse('{"constructor":1,"toString":null,"__proto__":{"theme":"light"},"theme":"dark"}');
	expect(settingsOf(kept, "linux")).toEqual({ ...defaultSettings("linux"), theme: "dark" });
});

test("windows signs in the app's own window, others with a key, until somebody chooses", () => {
	expect(defaultSettings("win32").method).toBe("window");
	expect(defaultSettings("darwin").method).toBe("key");
});

test("a change is kept, applied and shown; quiet hours come and go with the clock", () => {
	const store = createSnapshotStore(snapshotOf(), () => {});
	let hour = 23;
	const kept: string[] = [];
	const applied: (string | undefined)[] = [];
	const keeper = createSettingsKeeper(store, {
		keep: ({ theme }) => kept.push(theme),
		apply: (_settings, before) => applied.push(before?.theme),
		now: () => new Date(2026, 10, 21, hour),
	});
	keeper.change({ theme: "dark", quietHours: { on: true, from: "22:00", to: "07:00" }, notifications: undefined });
	expect(store.now()).toMatchObject({ quiet: true, settings: { theme: "dark", notifications: true } });
	expect([kept, applied]).toEqual([["dark"], [undefined, "system"]]);
	hour = 7;
	keeper.lookAtClock();
	expect(store.now().quiet).toBe(false);
	const before = store.now();
	keeper.lookAtClock();
	expect(store.now()).toBe(before);
});

test("the autostart file quotes what would mean something to a shell or to the file", () => {
	const lines = autostartEntry(["/opt/a b/50%/count$sign", "--hidden"]).split("\n");
	expect(lines[0]).toBe("[Desktop Entry]");
	expect(lines).toContain(String.raw`Exec="/opt/a b/50%%/count\\$sign" "--hidden"`);
});
