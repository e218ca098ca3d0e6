import { beforeEach, expect, test } from "vitest";
import type { KeyStep } from "../../contract/desktop/key-step.ts";
import type { FromKeys, ToKeys } from "./key-messages.ts";
import { createKeySession, type KeySession } from "./key-session.ts";

interface FakeProcess {
	posted: ToKeys[];
	killed: boolean;
	say(message: FromKeys): void;
	die(): void;
}

const report = { kind: "report" } as const;
const touch: KeyStep = { kind: "touch", key: "YubiKey 5C" };

let processes: FakeProcess[];
let steps: (KeyStep | undefined)[];
let ring: (() => void) | undefined;
let keys: KeySession;

beforeEach(() => {
	processes = [];
	steps = [];
	ring = undefined;
	const clock = {
		now: () => 0,
		after: (_wait: number, then: () => void) => {
			ring = then;
			return () => {
				ring = undefined;
			};
		},
	};
	const start = (heard: { message(message: FromKeys): void; gone(): void }) => {
		const process: FakeProcess = { posted: [], killed: false, say: heard.message, die: heard.gone };
		processes.push(process);
		return {
			post: (message: ToKeys) => void process.posted.push(structuredClone(message)),
			kill: () => {
				if (!process.killed) queueMicrotask(heard.gone);
				process.killed = true;
			},
		};
	};
	keys = createKeySession({ start }, clock, (step) => steps.push(step));
});

const never = () => new AbortController().signal;

test("each undertaking has a process of its own, which is ended afterwards", async () => {
	for (const at of [0, 1]) {
		const done = keys.undertake(report, never());
		processes[at]?.say({ kind: "step", step: touch });
		processes[at]?.say({ kind: "reported", keys: [] });
		expect(await done).toEqual({ kind: "reported", keys: [] });
	}
	expect(processes.map(({ posted, killed }) => [posted, killed])).toEqual([
		[[report], true],
		[[report], true],
	]);
	expect(steps).toEqual([touch, undefined, touch, undefined]);
});

test("a process that was made ready is the one that is used, and is let go of where it is not", async () => {
	keys.prepare(true);
	keys.prepare(true);
	expect(processes).toHaveLength(1);
	const done = keys.undertake(report, never());
	expect(processes).toHaveLength(1);
	processes[0]?.say({ kind: "reported", keys: [] });
	await done;
	keys.prepare(false);
	keys.prepare(true);
	keys.prepare(false);
	expect(processes.map(({ killed }) => killed)).toEqual([true, true]);
});

test("what was signed goes out before another process is made ready, and one is where signing failed", async () => {
	const signed = keys.undertake(report, never());
	keys.prepare(false);
	processes[0]?.say({ kind: "reported", keys: [] });
	await signed;
	keys.prepare(true);
	expect(processes).toHaveLength(1);
	keys.prepare(false);

	const failed = keys.undertake(report, never());
	processes[1]?.say({ kind: "failed", trouble: { code: "pin-blocked", sentence: "It is locked." } });
	await expect(failed).rejects.toThrow();
	keys.prepare(true);
	expect(processes).toHaveLength(3);
});

test("a PIN is passed on and wiped here; without an undertaking only wiped", async () => {
	const stray = Uint8Array.from([1, 2, 3]);
	keys.answer({ kind: "pin", pin: stray });
	expect([...stray]).toEqual([0, 0, 0]);
	const done = keys.undertake(report, never());
	const [current, next] = [Uint8Array.from([1]), Uint8Array.from([2])];
	keys.answer({ kind: "pins", current, next });
	expect([...current, ...next]).toEqual([0, 0]);
	expect(processes[0]?.posted[1]).toEqual({ kind: "pins", current: Uint8Array.from([1]), next: Uint8Array.from([2]) });
	processes[0]?.say({ kind: "reported", keys: [] });
	await done;
});

test("stopping waits until the key is let go of, and ends what does not let go", async () => {
	const stop = new AbortController();
	const stopped = keys.undertake(report, stop.signal);
	stop.abort(new Error("enough"));
	expect(processes[0]?.posted).toEqual([report, { kind: "stop" }]);
	expect(processes[0]?.killed).toBe(false);
	processes[0]?.say({ kind: "stopped" });
	await expect(stopped).rejects.toThrow("enough");
	expect(processes[0]?.killed).toBe(true);

	const again = new AbortController();
	const stuck = keys.undertake(report, again.signal);
	again.abort(new Error("enough"));
	ring?.();
	await expect(stuck).rejects.toThrow("enough");
	expect(processes[1]?.killed).toBe(true);
});

test("a process that dies fails with a sentence, and a failure brings its own", async () => {
	const broken = keys.undertake(report, never());
	processes[0]?.die();
	await expect(broken).rejects.toMatchObject({ code: "security-key", members: { code: "process-ended" } });
	const blocked = keys.undertake(report, never());
	processes[1]?.say({ kind: "failed", trouble: { code: "pin-blocked", sentence: "It is locked." } });
	await expect(blocked).rejects.toMatchObject({ members: { code: "pin-blocked", sentence: "It is locked." } });
	expect(steps).toEqual([undefined, undefined]);
});

test("a second undertaking takes the place of the first", async () => {
	const first = keys.undertake(report, never());
	const second = keys.undertake(report, never());
	await expect(first).rejects.toMatchObject({ code: "security-key" });
	processes[0]?.say({ kind: "step", step: touch });
	processes[1]?.say({ kind: "reported", keys: [] });
	await second;
	expect(steps).toEqual([undefined]);
});
