import { expect, test } from "vitest";
import { snapshotOf } from "../testing/snapshots.ts";
import { createSnapshotStore } from "./snapshot-store.ts";

const quiet = { ...snapshotOf(), quiet: true };

test("tells of each change once, with what was before", () => {
	const told: [boolean, boolean][] = [];
	const store = createSnapshotStore(snapshotOf(), (now, before) => told.push([now.quiet, before.quiet]));
	store.change(() => quiet);
	store.change((snapshot) => snapshot);
	expect(told).toEqual([[true, false]]);
	expect(store.now()).toBe(quiet);
});

test("waits for what is not there yet, and stops waiting when told to", async () => {
	const store = createSnapshotStore(snapshotOf(), () => {});
	const stop = new AbortController();
	const found = store.until((snapshot) => (snapshot.quiet ? "quiet" : undefined), stop.signal);
	const never = store.until((snapshot) => (snapshot.accounts.length > 0 ? 1 : undefined), stop.signal);
	store.change(() => quiet);
	expect(await found).toBe("quiet");
	stop.abort(new Error("enough"));
	await expect(never).rejects.toThrow("enough");
	await expect(store.until(() => 1, stop.signal)).rejects.toThrow("enough");
});

test("a change that a change brings is shown in between, and the last word is the newest", () => {
	const shown: boolean[] = [];
	const store = createSnapshotStore(snapshotOf(), () => {
		if (!store.now().quiet) store.change(() => quiet);
		shown.push(store.now().quiet);
	});
	store.change((snapshot) => ({ ...snapshot, notice: "unknown" }));
	expect(shown).toEqual([true, true]);
});
