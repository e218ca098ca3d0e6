import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { watchOtherLoad } from "./other-load.ts";

test.runIf(process.platform === "linux")("what the benchmark itself uses is nobody else's load", () => {
	const all = watchOtherLoad([]);
	const others = watchOtherLoad([process.pid]);
	// Busy for long enough to be seen by a clock of 10 ms.
	const { user } = process.cpuUsage();
	while (process.cpuUsage().user < user + 200_000);
	expect((all() ?? 0) - (others() ?? 0)).toBeGreaterThan(0.1);
});

test.runIf(process.platform === "linux")("nor is what it starts and ends meanwhile", () => {
	const all = watchOtherLoad([]);
	const others = watchOtherLoad([process.pid]);
	// Ends after 200 ms of work.
	spawnSync(process.execPath, ["-e", "while (process.cpuUsage().user < 200_000);"]);
	expect((all() ?? 0) - (others() ?? 0)).toBeGreaterThan(0.1);
});

test("nothing is said of processes that are gone", () => {
	const stopWatch = watchOtherLoad([2 ** 31 - 1]);
	expect(stopWatch()).toBeUndefined();
});
