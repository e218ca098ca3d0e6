import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openInProcess } from "../world/in-process-server.ts";
import { watchStore } from "../world/stored.ts";
import { openWorld, type World } from "../world/world.ts";
import { type Spent, spendEverything } from "./spend-everything.ts";

let folder: string;
let stop: () => Promise<void>;
let world: World;
let spent: Spent[];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "countersign-replays-"));
	world = await openWorld({ file: join(folder, "data.db") });
	stop = world.stop;
	spent = await spendEverything(world);
});

afterAll(async () => {
	await stop?.();
	await rm(folder, { recursive: true });
});

/** Tries each of them once more. @returns what each was refused with, and which tables changed by it */
async function replayAll(storage: World["storage"]) {
	const store = await watchStore(storage);
	const refusals: Record<string, unknown> = {};
	for (const { what, again } of spent) {
		const code = await again().then(
			() => "taken",
			(error: unknown) => Object(error).code,
		);
		refusals[what] = [code, ...(await store.changed())];
	}
	return refusals;
}

describe("what was used once", () => {
	test("is refused when it comes again, and writes nothing", async () => {
		expect(await replayAll(world.storage)).toEqual(Object.fromEntries(spent.map(({ what, code }) => [what, [code]])));
	});

	test("is refused after a restart as well", async () => {
		await stop();
		const port = Number(new URL(world.origin).port);
		const again = await openInProcess({ file: join(folder, "data.db"), port });
		stop = again.stop;
		const expected = spent.map(({ what, code, afterRestart = code }) => [what, [afterRestart]]);
		expect(await replayAll(again.storage)).toEqual(Object.fromEntries(expected));
	});
});
