import { describe, expect, test } from "vitest";
import { statusCode } from "../status/status-code.ts";
import { aLogin, assertVerifies, register } from "../testing/enrolled-key.ts";
import { ScriptedPerson } from "../testing/scripted-person.ts";
import { keyOfCtap20, type Personality } from "../virtual-key/personality.ts";
import { createVirtualKey, type VirtualKeyOptions } from "../virtual-key/virtual-key.ts";
import { VirtualPorts } from "../virtual-key/virtual-ports.ts";
import { signLogin } from "./sign-login.ts";

const pin = "73194628";

async function pluggedIn(options: VirtualKeyOptions = {}) {
	const key = createVirtualKey({ pin, ...options });
	const credential = await register(key, pin);
	const ports = new VirtualPorts();
	ports.plugIn(key, "YubiKey 5");
	key.trace.clear();
	return { key, credential, ports };
}

const models: Record<string, Partial<Personality>> = {
	"of CTAP 2.1": {},
	"with protocol one alone": { pinUvAuthProtocols: [1] },
	"with protocol two alone": { pinUvAuthProtocols: [2] },
	"without permissions": { pinUvAuthToken: false, credentialManagement: "absent" },
	"of CTAP 2.0": keyOfCtap20,
	"that always verifies": { alwaysUv: "on" },
	"that hides credentials": { defaultProtection: 3 },
};

describe.each(Object.entries(models))("a key %s", (_, personality) => {
	test("signs with PIN and touch, and the server accepts it", async () => {
		const { credential, ports } = await pluggedIn({ personality });
		const person = new ScriptedPerson({ pins: [pin] });
		const login = aLogin([credential]);
		const { response, key } = await signLogin(login, ports, person);
		await assertVerifies(response, login, credential);
		expect(key).toBe("YubiKey 5");
		expect(person.kinds[0]).toBe("enter-pin");
		expect(person.handedOver.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true);
	});
});

test("a wrong PIN is asked for again, with the tries that are left", async () => {
	const { credential, ports, key } = await pluggedIn();
	const person = new ScriptedPerson({ pins: ["0000", "1111", pin] });
	const login = aLogin([credential]);
	await assertVerifies((await signLogin(login, ports, person)).response, login, credential);
	const prompts = person.steps.filter((step) => step.kind === "enter-pin");
	expect(prompts).toMatchObject([
		{ triesLeft: undefined, problem: undefined },
		{ triesLeft: 7, problem: "wrong" },
		{ triesLeft: 6, problem: "wrong-twice" },
	]);
	expect(key.state.pinRetries).toBe(8);
});

test("bytes of a PIN that were wiped already never get to the key", async () => {
	const { credential, ports, key } = await pluggedIn();
	const person = new ScriptedPerson();
	const once = new TextEncoder().encode("0000");
	const cancel = new AbortController();
	let asked = 0;
	person.enterPin = async () => {
		asked += 1;
		if (asked === 3) cancel.abort();
		return once;
	};
	await expect(signLogin(aLogin([credential]), ports, person, { signal: cancel.signal })).rejects.toMatchObject({
		reason: "cancelled",
	});
	expect(key.state.pinRetries).toBe(7);
});

test("a PIN that can not be right costs no try", async () => {
	const { credential, ports, key } = await pluggedIn();
	const person = new ScriptedPerson({ pins: ["123", "1".repeat(64), pin] });
	await signLogin(aLogin([credential]), ports, person);
	expect(person.steps.filter((step) => step.kind === "enter-pin")).toMatchObject([
		{ problem: undefined },
		{ problem: "too-short", triesLeft: undefined },
		{ problem: "too-long", triesLeft: undefined },
	]);
	expect(key.state.pinTriesBeforePowerCycle).toBe(3);
});

test("after the third wrong PIN the flow ends and nothing more is tried", async () => {
	const { credential, ports, key } = await pluggedIn();
	const person = new ScriptedPerson({ pins: ["0000", "1111", "2222", pin] });
	await expect(signLogin(aLogin([credential]), ports, person)).rejects.toMatchObject({
		reason: "status",
		status: statusCode.pinAuthBlocked,
	});
	expect(person.steps.filter((step) => step.kind === "enter-pin")).toHaveLength(3);
	expect(key.state.pinRetries).toBe(5);
	expect(key.state.blinking).toBe(false);
});

test("a key whose PIN is locked for good asks for none", async () => {
	const { credential, ports, key } = await pluggedIn();
	for (const wrong of ["0000", "0001", "0002"]) {
		key.powerCycle();
		const exhausting = new ScriptedPerson({ pins: [wrong, wrong, wrong] });
		const again = new VirtualPorts();
		again.plugIn(key);
		await signLogin(aLogin([credential]), again, exhausting).catch(() => undefined);
	}
	key.powerCycle();
	const person = new ScriptedPerson({ pins: [pin] });
	await expect(signLogin(aLogin([credential]), ports, person)).rejects.toMatchObject({ status: statusCode.pinBlocked });
	expect(person.kinds).not.toContain("enter-pin");
});

test("a forced change of PIN happens along the way", async () => {
	const { key, credential } = await pluggedIn();
	const saved = key.save();
	const forced = createVirtualKey({ saved: { ...saved, forcePinChange: true } });
	const ports = new VirtualPorts();
	ports.plugIn(forced);
	const person = new ScriptedPerson({
		changes: [
			[pin, "123"],
			["9999", "24681357"],
			[pin, "24681357"],
		],
	});
	const login = aLogin([credential]);
	await assertVerifies((await signLogin(login, ports, person)).response, login, credential);
	expect(person.steps.filter((step) => step.kind === "change-pin")).toMatchObject([
		{ problem: undefined },
		{ problem: "too-short" },
		{ problem: "wrong", triesLeft: 7 },
	]);
});

describe("a key with a fingerprint reader", () => {
	const personality = { builtInVerification: "configured", uvAttemptsInternally: 1 } as const;

	test("asks for the finger, and for no PIN", async () => {
		const { credential, ports } = await pluggedIn({ personality });
		const person = new ScriptedPerson();
		const login = aLogin([credential]);
		await assertVerifies((await signLogin(login, ports, person)).response, login, credential);
		expect(person.kinds).not.toContain("enter-pin");
	});

	test("says how many tries are left after a finger that it did not know", async () => {
		const fingers = ["matched", "no-match", "matched"] as const;
		let tries = 0;
		const verification = async () => fingers[tries++] ?? "matched";
		const { credential, ports } = await pluggedIn({ personality, verification });
		tries = 1;
		const person = new ScriptedPerson();
		await signLogin(aLogin([credential]), ports, person);
		expect(person.steps.filter((step) => step.kind === "touch-sensor")).toMatchObject([
			{ triesLeft: undefined },
			{ triesLeft: 2 },
		]);
	});

	test("that has locked it asks for the PIN", async () => {
		let known = true;
		const verification = async () => (known ? "matched" : "no-match");
		const { credential, ports } = await pluggedIn({ personality, verification });
		known = false;
		const person = new ScriptedPerson({ pins: [pin] });
		const login = aLogin([credential]);
		await assertVerifies((await signLogin(login, ports, person)).response, login, credential);
		expect(person.kinds).toContain("enter-pin");
	});
});

test("another person's key is told apart before any PIN is asked for", async () => {
	const { credential, key } = await pluggedIn();
	const stranger = createVirtualKey({ pin: "00000000", personality: { extensions: [] } });
	const ports = new VirtualPorts();
	ports.plugIn(stranger, "Stranger");
	const person = new ScriptedPerson({ pins: [pin] });
	const insert = person.next("insert-key");
	const login = aLogin([credential]);
	const signing = signLogin(login, ports, person);
	expect(await insert).toMatchObject({ because: "not-registered", key: "Stranger" });
	ports.plugIn(key);
	await assertVerifies((await signing).response, login, credential);
	expect(stranger.state.blinking).toBe(false);
});

test("secrets are derived along the way", async () => {
	const key = createVirtualKey({ pin });
	const credential = await register(key, pin, { extensions: { prf: true } });
	const ports = new VirtualPorts();
	ports.plugIn(key);
	const prf = { first: Buffer.from("wallet"), second: Buffer.from("backup") };
	const once = await signLogin(aLogin([credential], { prf }), ports, new ScriptedPerson({ pins: [pin] }));
	const twice = await signLogin(aLogin([credential], { prf }), ports, new ScriptedPerson({ pins: [pin] }));
	expect(once.prf?.first).toHaveLength(32);
	expect(twice.prf).toEqual(once.prf);
	expect(once.prf?.second).not.toEqual(once.prf?.first);
});

test.each([
	["another site", { rpId: "example.com" }],
	["a public suffix", { rpId: "org" }],
	["a part of an address", { rpId: "0.0.1", origin: "https://127.0.0.1" }],
	["plain http", { origin: "http://approve.example.org" }],
	["a path", { origin: "https://approve.example.org/" }],
])("nothing is signed for %s", async (_, wanted) => {
	const { credential, ports, key } = await pluggedIn();
	await expect(signLogin(aLogin([credential], wanted), ports, new ScriptedPerson())).rejects.toThrow(RangeError);
	expect(key.trace.commands).toEqual([]);
});
