import { expect, test } from "vitest";
import { anEnrolment, register, verifiedRegistration } from "../testing/enrolled-key.ts";
import { ScriptedPerson } from "../testing/scripted-person.ts";
import { slowTouch } from "../testing/slow-touch.ts";
import { createVirtualKey } from "../virtual-key/virtual-key.ts";
import { VirtualPorts } from "../virtual-key/virtual-ports.ts";
import { enrolKey } from "./enrol-key.ts";

const pin = "73194628";

test("a key without a PIN gets one along the way, and is registered with it", async () => {
	const key = createVirtualKey({ personality: { minPinLength: 6 } });
	const ports = new VirtualPorts();
	ports.plugIn(key, "New key");
	const person = new ScriptedPerson({ newPins: ["12345", "1".repeat(64), "135790"] });
	const enrolment = anEnrolment();
	const { response } = await enrolKey(enrolment, ports, person);
	const credential = await verifiedRegistration(response, enrolment);
	expect(credential.id).toBe(response.id);
	expect(person.steps.filter((step) => step.kind === "set-pin")).toEqual([
		{ kind: "set-pin", key: "New key", minLength: 6, problem: undefined },
		{ kind: "set-pin", key: "New key", minLength: 6, problem: "too-short" },
		{ kind: "set-pin", key: "New key", minLength: 6, problem: "too-long" },
	]);
	expect(person.handedOver.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true);
	expect(key.state.pinSet).toBe(true);
});

test("a key that is registered already is not registered twice, and is asked for no PIN", async () => {
	const key = createVirtualKey({ pin });
	const credential = await register(key, pin);
	const second = createVirtualKey({ pin: "24681357" });
	const ports = new VirtualPorts();
	ports.plugIn(key, "First");
	const person = new ScriptedPerson({ pins: ["24681357"] });
	const asked = person.next("insert-key");
	const enrolment = anEnrolment({ excludeCredentials: [credential] });
	const enrolling = enrolKey(enrolment, ports, person);
	expect(await asked).toMatchObject({ because: "registered-already", key: "First" });
	ports.plugIn(second, "Second");
	const { response, key: name } = await enrolling;
	await verifiedRegistration(response, enrolment);
	expect(name).toBe("Second");
});

test("one that hides it is found out by its own refusal", async () => {
	const key = createVirtualKey({ pin, personality: { defaultProtection: 3 } });
	const credential = await register(key, pin);
	const ports = new VirtualPorts();
	ports.plugIn(key, "First");
	const person = new ScriptedPerson({ pins: [pin] });
	const asked = person.next("insert-key");
	const cancel = new AbortController();
	const enrolling = enrolKey(anEnrolment({ excludeCredentials: [credential] }), ports, person, {
		signal: cancel.signal,
	});
	expect(await asked).toMatchObject({ because: "registered-already" });
	cancel.abort();
	await expect(enrolling).rejects.toMatchObject({ reason: "cancelled" });
});

test("of several keys the one that is touched is registered", async () => {
	const fingers = [slowTouch(), slowTouch()] as const;
	const [left, right] = fingers.map(({ presence }) => createVirtualKey({ pin, presence }));
	if (!left || !right) throw new Error("two keys expected");
	const ports = new VirtualPorts();
	ports.plugIn(left, "Left");
	ports.plugIn(right, "Right");
	const person = new ScriptedPerson({ pins: [pin] });
	const prompt = person.next("enter-pin");
	const enrolling = enrolKey(anEnrolment(), ports, person);
	await Promise.all(fingers.map((finger) => finger.blinking()));
	fingers[1].touch();
	expect(await prompt).toMatchObject({ key: "Right" });
	await fingers[1].blinking();
	fingers[1].touch();
	expect((await enrolling).key).toBe("Right");
	expect(left.state).toMatchObject({ blinking: false, credentials: [] });
});

test("the maker's statement is kept or left away as the server asks", async () => {
	for (const attestation of ["direct", "none"] as const) {
		const key = createVirtualKey({ pin });
		const ports = new VirtualPorts();
		ports.plugIn(key);
		const enrolment = anEnrolment({ attestation });
		const { response } = await enrolKey(enrolment, ports, new ScriptedPerson({ pins: [pin] }));
		await verifiedRegistration(response, enrolment);
		const format = Buffer.from(response.response.attestationObject, "base64url").includes("packed");
		expect(format).toBe(attestation === "direct");
	}
});

test("a key that can not store credentials is told apart where that is required, and another waited for", async () => {
	const key = createVirtualKey({ pin, personality: { residentKeys: false } });
	const ports = new VirtualPorts();
	ports.plugIn(key);
	const person = new ScriptedPerson({ pins: [pin, pin] });
	const asked = person.next("insert-key");
	const enrolling = enrolKey(anEnrolment({ residentKey: "required" }), ports, person);
	expect(await asked).toMatchObject({ because: "unsuitable" });
	ports.plugIn(createVirtualKey({ pin }), "Another");
	expect((await enrolling).key).toBe("Another");
});
