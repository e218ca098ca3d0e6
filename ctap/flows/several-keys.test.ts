import { expect, test } from "vitest";
import { statusCode } from "../status/status-code.ts";
import { aLogin, assertVerifies, register } from "../testing/enrolled-key.ts";
import { ScriptedPerson } from "../testing/scripted-person.ts";
import { slowTouch } from "../testing/slow-touch.ts";
import { keyOfCtap20 } from "../virtual-key/personality.ts";
import { createVirtualKey, type VirtualKeyOptions } from "../virtual-key/virtual-key.ts";
import { VirtualPorts } from "../virtual-key/virtual-ports.ts";
import { signLogin } from "./sign-login.ts";

const pin = "73194628";
const hiding = { defaultProtection: 3 } as const;

/** A key that is registered, and touched when its finger is told to. */
async function registered(options: VirtualKeyOptions = {}) {
	const finger = slowTouch();
	const made = createVirtualKey({ pin, ...options });
	const credential = await register(made, pin);
	const key = createVirtualKey({ ...options, saved: made.save(), presence: finger.presence });
	return { key, finger, credential };
}

test("of two keys the one that holds the credential signs, and the other never blinks", async () => {
	const { key, finger, credential } = await registered();
	const other = createVirtualKey({ pin: "00000000" });
	const ports = new VirtualPorts();
	ports.plugIn(other, "Other");
	ports.plugIn(key, "Mine");
	const person = new ScriptedPerson({ pins: [pin] });
	const login = aLogin([credential]);
	const signing = signLogin(login, ports, person);
	await finger.blinking();
	expect(other.state.blinking).toBe(false);
	finger.touch();
	const signed = await signing;
	await assertVerifies(signed.response, login, credential);
	expect(signed.key).toBe("Mine");
	expect(person.kinds).not.toContain("choose-key");
});

test("of two keys that both hold a credential the one that is touched signs", async () => {
	const [left, right] = [await registered(), await registered()];
	const ports = new VirtualPorts();
	ports.plugIn(left.key, "Left");
	ports.plugIn(right.key, "Right");
	const person = new ScriptedPerson({ pins: [pin] });
	const prompt = person.next("enter-pin");
	const login = aLogin([left.credential, right.credential]);
	const signing = signLogin(login, ports, person);
	await Promise.all([left.finger.blinking(), right.finger.blinking()]);
	right.finger.touch();
	expect(await prompt).toMatchObject({ key: "Right" });
	await right.finger.blinking();
	right.finger.touch();
	await assertVerifies((await signing).response, login, right.credential);
});

test.each([
	["of CTAP 2.1", {}],
	["of CTAP 2.0", keyOfCtap20],
])("keys %s that hide what they hold are chosen by touch, and the others stop blinking", async (_, model) => {
	const personality = { ...model, ...hiding, extensions: ["credProtect"] as const };
	const mine = await registered({ personality });
	const other = slowTouch();
	const stranger = createVirtualKey({ pin: "00000000", personality, presence: other.presence });
	const ports = new VirtualPorts();
	ports.plugIn(stranger, "Other");
	ports.plugIn(mine.key, "Mine");
	const person = new ScriptedPerson({ pins: [pin] });
	const prompt = person.next("enter-pin");
	const login = aLogin([mine.credential]);
	const signing = signLogin(login, ports, person);
	await Promise.all([mine.finger.blinking(), other.blinking()]);
	expect(person.steps).toEqual([{ kind: "choose-key", keys: ["Other", "Mine"] }]);
	mine.finger.touch();
	expect(await prompt).toMatchObject({ key: "Mine" });
	expect(stranger.state.blinking).toBe(false);
	await mine.finger.blinking();
	mine.finger.touch();
	await assertVerifies((await signing).response, login, mine.credential);
});

test("a key that comes while others blink joins in", async () => {
	const mine = await registered({ personality: hiding });
	const fingers = [slowTouch(), slowTouch()];
	const strangers = fingers.map(({ presence }) => createVirtualKey({ pin, personality: hiding, presence }));
	const ports = new VirtualPorts();
	for (const [index, stranger] of strangers.entries()) ports.plugIn(stranger, `Other ${index}`);
	const person = new ScriptedPerson({ pins: [pin] });
	const login = aLogin([mine.credential]);
	const signing = signLogin(login, ports, person);
	await Promise.all(fingers.map((finger) => finger.blinking()));
	const choice = person.next("choose-key");
	ports.plugIn(mine.key, "Mine");
	expect(await choice).toEqual({ kind: "choose-key", keys: ["Other 0", "Other 1", "Mine"] });
	await mine.finger.blinking();
	mine.finger.touch();
	await person.next("enter-pin");
	await mine.finger.blinking();
	mine.finger.touch();
	expect((await signing).key).toBe("Mine");
	expect(strangers.some((stranger) => stranger.state.blinking)).toBe(false);
});

test("when nobody touches any of them in time, the flow says so", async () => {
	const personality = { ...hiding, touchTimeoutMs: 20 };
	const untouched = { pin, personality, presence: () => new Promise<never>(() => undefined) };
	const keys = [createVirtualKey(untouched), createVirtualKey(untouched)];
	const ports = new VirtualPorts();
	for (const key of keys) ports.plugIn(key);
	const login = aLogin([{ id: "AAAA" }]);
	await expect(signLogin(login, ports, new ScriptedPerson())).rejects.toMatchObject({
		reason: "status",
		status: statusCode.userActionTimeout,
	});
	expect(keys.some((key) => key.state.blinking)).toBe(false);
});

test("a key that does not answer holds nobody up", async () => {
	const mine = await registered();
	const dead = createVirtualKey();
	dead.faults.inject({ kind: "drop-answer" }, { times: 100 });
	const ports = new VirtualPorts();
	ports.plugIn(dead, "Dead");
	ports.plugIn(mine.key, "Mine");
	const person = new ScriptedPerson({ pins: [pin] });
	const login = aLogin([mine.credential]);
	const signing = signLogin(login, ports, person);
	await mine.finger.blinking();
	mine.finger.touch();
	expect((await signing).key).toBe("Mine");
});
