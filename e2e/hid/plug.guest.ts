import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { bootGuest } from "./guest/boot-guest.ts";
import type { Guest, RunOptions } from "./guest/guest.ts";
import { type GuestKeys, plugKeys } from "./guest-keys.ts";

let guest: Guest;
let keys: GuestKeys | undefined;

beforeAll(async () => {
	guest = await bootGuest({ packages: ["libusb-1.0-0"] });
});
afterAll(() => guest?.stop());
afterEach(async () => {
	await keys?.stop();
	keys = undefined;
});

const program = (name: string) => guest.program(join(import.meta.dirname, "programs", name));

async function openKeys(options: RunOptions = {}): Promise<unknown> {
	const { stdout, stderr } = await guest.run(await program("open-keys.ts"), options);
	if (stdout === "") throw new Error(stderr);
	return JSON.parse(stdout);
}

async function nodes(): Promise<string[]> {
	const { stdout } = await guest.run(["find", "/dev", "-name", "hidraw*"]);
	return stdout.split("\n").filter((path) => path !== "");
}

test("a software key is a device of the kernel's, and the client takes a channel on it", async () => {
	expect(await nodes()).toEqual([]);
	keys = await plugKeys(guest);
	expect(keys.nodes).toEqual(["/dev/hidraw0"]);
	expect(await openKeys()).toEqual([
		{
			id: "/dev/hidraw0",
			name: "Software key 1",
			grant: { channel: expect.any(Number), protocol: 2, version: [2, 1, 0], capabilities: 0x0d },
		},
	]);
});

test("a key that is pulled out is gone, and comes back when it is plugged in, time and again", async () => {
	keys = await plugKeys(guest);
	for (let round = 0; round < 10; round++) {
		await keys.unplug();
		expect(await nodes()).toEqual([]);
		const node = await keys.plug();
		expect(await nodes()).toEqual([node]);
	}
	expect(await openKeys()).toMatchObject([{ grant: { protocol: 2 } }]);
});

test("the client sees keys come and go", async () => {
	keys = await plugKeys(guest);
	const watching = guest.start(await program("watch-keys.ts"));
	const lines = createInterface({ input: watching.stdout })[Symbol.asyncIterator]();
	const seen = async () => JSON.parse((await lines.next()).value ?? "null");
	expect(await seen()).toEqual(keys.nodes);
	await keys.unplug();
	expect(await seen()).toEqual([]);
	const node = await keys.plug();
	expect(await seen()).toEqual([node]);
	watching.stdin.end();
	expect(await watching.ended).toMatchObject({ exitCode: 0 });
});

test("several keys are several devices, each on its own", async () => {
	keys = await plugKeys(guest, { keys: 3 });
	expect(new Set(keys.nodes).size).toBe(3);
	await keys.unplug(1);
	const left = keys.nodes.filter((_, key) => key !== 1);
	expect((await nodes()).sort()).toEqual([...left].sort());
	expect(await openKeys()).toHaveLength(2);
});

test("a key goes with the program that holds it, even one that is killed", async () => {
	keys = await plugKeys(guest);
	await keys.stop();
	expect(await nodes()).toEqual([]);
});

test("somebody without permission is told so, and opens the key once there is permission", async () => {
	keys = await plugKeys(guest);
	const somebody = { user: 65534 };
	expect(await openKeys(somebody)).toMatchObject([{ refused: "refused-by-system" }]);
	await guest.run(["chmod", "666", ...keys.nodes]);
	expect(await openKeys(somebody)).toMatchObject([{ grant: { protocol: 2 } }]);
});
