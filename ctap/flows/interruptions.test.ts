import { describe, expect, test } from "vitest";
import { statusCode } from "../status/status-code.ts";
import { aLogin, assertVerifies, register } from "../testing/enrolled-key.ts";
import { ScriptedPerson } from "../testing/scripted-person.ts";
import { slowTouch } from "../testing/slow-touch.ts";
import { createVirtualKey, type VirtualKeyOptions } from "../virtual-key/virtual-key.ts";
import { VirtualPorts } from "../virtual-key/virtual-ports.ts";
import { signLogin } from "./sign-login.ts";

const pin = "73194628";

async function ready(options: VirtualKeyOptions = {}) {
	const finger = slowTouch();
	const made = createVirtualKey({ pin, ...options });
	const credential = await register(made, pin);
	const key = createVirtualKey({ ...options, saved: made.save(), presence: finger.presence });
	const ports = new VirtualPorts();
	ports.plugIn(key, "Mine");
	const login = aLogin([credential]);
	return { key, finger, credential, ports, login };
}

describe("cancelled", () => {
	test("while a key is waited for", async () => {
		const cancel = new AbortController();
		const person = new ScriptedPerson();
		const asked = person.next("insert-key");
		const signing = signLogin(aLogin([{ id: "AAAA" }]), new VirtualPorts(), person, { signal: cancel.signal });
		await asked;
		cancel.abort();
		await expect(signing).rejects.toMatchObject({ reason: "cancelled" });
	});

	test("while the PIN is asked for: the prompt is taken away", async () => {
		const { ports, login, key } = await ready();
		const cancel = new AbortController();
		const person = new ScriptedPerson();
		const prompt = person.next("enter-pin");
		const signing = signLogin(login, ports, person, { signal: cancel.signal });
		await prompt;
		cancel.abort();
		await expect(signing).rejects.toMatchObject({ reason: "cancelled" });
		expect(person.abandoned).toHaveLength(1);
		expect(key.state.blinking).toBe(false);
	});

	test("while the key blinks: it stops, and is free for the next", async () => {
		const { ports, login, key, finger, credential } = await ready();
		const cancel = new AbortController();
		const signing = signLogin(login, ports, new ScriptedPerson({ pins: [pin] }), { signal: cancel.signal });
		await finger.blinking();
		cancel.abort();
		await expect(signing).rejects.toMatchObject({ reason: "cancelled" });
		expect(key.state.blinking).toBe(false);
		const again = signLogin(login, ports, new ScriptedPerson({ pins: [pin] }));
		await finger.blinking();
		finger.touch();
		await assertVerifies((await again).response, login, credential);
	});

	test("before it began: no key hears of it", async () => {
		const { ports, login, key } = await ready();
		const signing = signLogin(login, ports, new ScriptedPerson(), { signal: AbortSignal.abort() });
		await expect(signing).rejects.toMatchObject({ reason: "cancelled" });
		expect(key.trace.commands).toEqual([]);
	});
});

describe("pulled out", () => {
	test("while the PIN is asked for, and put back: the PIN is asked for anew", async () => {
		const { ports, login, key, finger, credential } = await ready();
		const person = new ScriptedPerson();
		const prompt = person.next("enter-pin");
		const signing = signLogin(login, ports, person);
		await prompt;
		const asked = person.next("insert-key");
		ports.pullOut(key);
		expect(await asked).toEqual({ kind: "insert-key", because: "pulled-out", key: "Mine" });
		expect(person.abandoned).toHaveLength(1);
		const secondPrompt = person.next("enter-pin");
		person.willEnter(pin);
		ports.plugIn(key, "Mine");
		await secondPrompt;
		await finger.blinking();
		finger.touch();
		await assertVerifies((await signing).response, login, credential);
	});

	test("while it blinks, and put back", async () => {
		const { ports, login, key, finger, credential } = await ready();
		const person = new ScriptedPerson({ pins: [pin, pin] });
		const signing = signLogin(login, ports, person);
		await finger.blinking();
		const asked = person.next("insert-key");
		ports.pullOut(key);
		expect(await asked).toMatchObject({ because: "pulled-out" });
		ports.plugIn(key, "Mine");
		await finger.blinking();
		finger.touch();
		await assertVerifies((await signing).response, login, credential);
	});

	test("right after the answer: the signature counts", async () => {
		const { ports, login, key, finger, credential } = await ready();
		key.faults.inject({ kind: "unplug-after-answer" }, { command: 0x02, skip: 1 });
		const signing = signLogin(login, ports, new ScriptedPerson({ pins: [pin] }));
		await finger.blinking();
		finger.touch();
		await assertVerifies((await signing).response, login, credential);
	});
});

test("a touch that does not come in time ends the flow", async () => {
	const { ports, login, key } = await ready({
		personality: { touchTimeoutMs: 20, touchTimeoutStatus: "userActionTimeout" },
	});
	await expect(signLogin(login, ports, new ScriptedPerson({ pins: [pin] }))).rejects.toMatchObject({
		status: statusCode.userActionTimeout,
	});
	expect(key.state.blinking).toBe(false);
});

test.each([
	["user-not-verified", "without checking who touched it"],
	["user-not-present", "without a touch"],
	["wrong-rp-id", "for somebody else"],
	["credential-not-in-list", "with a credential that was not asked for"],
] as const)("an answer that is %s is thrown away", async (fault, words) => {
	const { ports, login, key, finger } = await ready();
	key.faults.inject({ kind: fault }, { command: 0x02, skip: 1 });
	const signing = signLogin(login, ports, new ScriptedPerson({ pins: [pin] }));
	await finger.blinking();
	finger.touch();
	await expect(signing).rejects.toMatchObject({ reason: "untrusted", message: expect.stringContaining(words) });
});
