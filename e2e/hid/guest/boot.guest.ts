import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runsMachine } from "./accelerator.ts";
import { bootGuest } from "./boot-guest.ts";
import type { Guest } from "./guest.ts";

describe("a guest", () => {
	let guest: Guest;
	beforeAll(async () => {
		guest = await bootGuest();
	});
	afterAll(() => guest?.stop());

	test("runs a program, and tells all that came of it", async () => {
		const script = "cat; echo to stderr >&2; echo $GREETING; pwd; exit 3";
		const options = { input: "grüße\n", env: { GREETING: "hello" }, cwd: "/usr" };
		expect(await guest.run(["sh", "-c", script], options)).toEqual({
			exitCode: 3,
			signal: null,
			stdout: "grüße\nhello\n/usr\n",
			stderr: "to stderr\n",
		});
	});

	test("carries megabytes both ways", async () => {
		const input = "0123456789abcdef".repeat(2 ** 17);
		const { stdout } = await guest.run(["cat"], { input });
		expect(stdout === input).toBe(true);
	});

	test("runs several at once, and hears each while it runs", async () => {
		const [one, other] = [guest.start(["cat"]), guest.start(["cat"])];
		const lines = [one, other].map(({ stdout }) => createInterface({ input: stdout })[Symbol.asyncIterator]());
		other.stdin.write("other\n");
		expect(await lines[1]?.next()).toMatchObject({ value: "other" });
		one.stdin.write("one\n");
		expect(await lines[0]?.next()).toMatchObject({ value: "one" });
		one.stdin.end();
		expect(await one.ended).toEqual({ exitCode: 0, signal: null });
		other.signal("SIGTERM");
		expect(await other.ended).toEqual({ exitCode: null, signal: "SIGTERM" });
	});

	test("ends what takes too long, with all that it started", async () => {
		const late = guest.run(["sh", "-c", "echo begun; sleep 1000; true"], { timeout: 500 });
		await expect(late).rejects.toMatchObject({ reason: "timed-out", message: expect.stringContaining("begun") });
		expect(await guest.run(["pidof", "sleep"])).toMatchObject({ exitCode: 1 });
	});

	test("says what could not be started", async () => {
		await expect(guest.run(["no-such-program"])).rejects.toMatchObject({ reason: "not-started" });
	});

	test("sees the host's files and keeps to itself what it writes", async () => {
		const file = join(tmpdir(), "written-in-the-guest");
		expect(
			await guest.run(["sh", "-c", `cat "$1"; echo more >"$2"; cat "$2"`, "sh", import.meta.filename, file]),
		).toMatchObject({
			stdout: `${readFileSync(import.meta.filename, "utf8")}more\n`,
		});
		expect(existsSync(file)).toBe(false);
	});

	test("has a loopback and no other network", async () => {
		expect(await guest.run(["ls", "/sys/class/net"])).toMatchObject({ stdout: "lo\n" });
		expect(await guest.run(["cat", "/sys/class/net/lo/operstate", "/sys/class/net/lo/flags"])).toMatchObject({
			// Up and loopback (linux/if.h).
			stdout: "unknown\n0x9\n",
		});
	});

	test("runs programs as somebody who is not root", async () => {
		expect(await guest.run(["id", "-u"], { user: 65534 })).toMatchObject({ stdout: "65534\n" });
		expect(await guest.run(["cat", "/dev/uhid"], { user: 65534 })).toMatchObject({ exitCode: 1 });
	});

	test("runs a program of this repository, which finds its files", async () => {
		const root = join(import.meta.dirname, "../../..");
		const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
		const countersign = await guest.program(join(root, "cli/main.ts"));
		expect(await guest.run([...countersign, "--version"])).toMatchObject({ stdout: `${version}\n`, exitCode: 0 });
	});

	// The last one, for it takes the guest with it.
	test("that is stopped fails what is begun or under way", async () => {
		const underWay = expect(guest.run(["sleep", "1000"])).rejects.toMatchObject({ reason: "ended" });
		await guest.stop();
		await underWay;
		await expect(guest.run(["true"])).rejects.toMatchObject({ reason: "ended" });
		expect(existsSync(guest.consoleLog)).toBe(false);
	});
});

test.each(["SIGINT", "SIGKILL"] as const)("a guest ends with its parent when that is sent %s", async (signal) => {
	const parent = spawn(process.execPath, [join(import.meta.dirname, "hold-guest.ts")], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	for await (const line of createInterface({ input: parent.stdout })) {
		if (!line.startsWith("{")) continue;
		const { processId } = JSON.parse(line);
		expect(runs(processId)).toBe(true);
		parent.kill(signal);
		await expect.poll(() => runs(processId), { timeout: 5000 }).toBe(false);
	}
});

/** True for a process that has not ended; one that nobody has buried yet has no command line any more. */
function runs(processId: number): boolean {
	const file = `/proc/${processId}/cmdline`;
	return existsSync(file) && readFileSync(file, "utf8") !== "";
}

test("whether a machine runs is found out by running one", async () => {
	expect(await runsMachine("tcg", tmpdir())).toBe(true);
});
