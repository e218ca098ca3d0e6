import { expect, test } from "vitest";
import { aLogin, anEnrolment, register } from "../testing/enrolled-key.ts";
import { ScriptedPerson } from "../testing/scripted-person.ts";
import { wireLog } from "../testing/wire-log.ts";
import { createVirtualKey } from "../virtual-key/virtual-key.ts";
import { VirtualPorts } from "../virtual-key/virtual-ports.ts";
import { enrolKey } from "./enrol-key.ts";
import { signLogin } from "./sign-login.ts";

/*
 * What each thing that a person does calls for, and nothing beyond it: a PIN is a try, a try is counted, and a key that
 * blinks unasked teaches people to touch whatever blinks.
 */
const pin = "73194628";
const plugIn = ["getInfo", "getAssertion (silent)"];
const readTries = ["clientPin getPinRetries"];
const enterPin = ["clientPin getKeyAgreement", "clientPin getTokenUsingPinWithPermissions"];

async function registered() {
	const key = createVirtualKey({ pin });
	const credential = await register(key, pin);
	const ports = new VirtualPorts();
	ports.plugIn(key);
	key.trace.clear();
	return { key, ports, login: aLogin([credential]) };
}

test("plugging in asks nothing but what the key is and holds; the prompt asks for the tries left", async () => {
	const { key, ports, login } = await registered();
	const cancel = new AbortController();
	const person = new ScriptedPerson();
	const prompt = person.next("enter-pin");
	const signing = signLogin(login, ports, person, { signal: cancel.signal });
	await prompt;
	expect(wireLog(key)).toEqual([...plugIn, ...readTries]);
	cancel.abort();
	await expect(signing).rejects.toMatchObject({ reason: "cancelled" });
	expect(wireLog(key)).toEqual([...plugIn, ...readTries]);
});

test("a right PIN calls for three commands, a wrong one for two and the tries left", async () => {
	const { key, ports, login } = await registered();
	await signLogin(login, ports, new ScriptedPerson({ pins: ["0000", pin] }));
	expect(wireLog(key)).toEqual([...plugIn, ...readTries, ...enterPin, ...readTries, ...enterPin, "getAssertion"]);
});

test("a third wrong PIN ends it: nothing is sent after it", async () => {
	const { key, ports, login } = await registered();
	await signLogin(login, ports, new ScriptedPerson({ pins: ["0000", "0001", "0002", pin] })).catch(() => undefined);
	const wrong = [...readTries, ...enterPin];
	expect(wireLog(key)).toEqual([...plugIn, ...wrong, ...wrong, ...wrong]);
});

test("a key that is not the account's hears one silent question", async () => {
	const stranger = createVirtualKey({ pin, personality: { extensions: [] } });
	const ports = new VirtualPorts();
	ports.plugIn(stranger);
	const cancel = new AbortController();
	const person = new ScriptedPerson();
	const asked = person.next("insert-key");
	const signing = signLogin(aLogin([{ id: "AAAA" }]), ports, person, { signal: cancel.signal });
	await asked;
	cancel.abort();
	await signing.catch(() => undefined);
	expect(wireLog(stranger)).toEqual(plugIn);
});

test("enrolling a key with a first PIN", async () => {
	const key = createVirtualKey();
	const ports = new VirtualPorts();
	ports.plugIn(key);
	await enrolKey(anEnrolment(), ports, new ScriptedPerson({ newPins: [pin] }));
	expect(wireLog(key)).toEqual([
		"getInfo",
		"clientPin getKeyAgreement",
		"clientPin setPin",
		"getInfo",
		...enterPin,
		"makeCredential",
	]);
});
