import { describe, expect, test } from "vitest";
import { failureOf } from "../testing/open-scripted.ts";
import { openVirtual, pin } from "../testing/open-virtual.ts";
import { reactionOf } from "../testing/scripted-authenticator.ts";
import { both, fails, keepsAlive, ScriptedDevice } from "../testing/scripted-device.ts";
import { slowTouch } from "../testing/slow-touch.ts";
import { creation, registerWith, rpId } from "../testing/test-relying-party.ts";
import { wire } from "../testing/wire.ts";
import { openSecurityKey } from "./open-security-key.ts";
import type { SecurityKey } from "./security-key.ts";

/** A key that blinks until it is touched, with something under way. */
async function blinking(begin: (key: SecurityKey, signal: AbortSignal) => Promise<unknown>) {
	const finger = slowTouch();
	const opened = await openVirtual({}, { pin, presence: finger.presence });
	const controller = new AbortController();
	const blinks = finger.blinking();
	const running = begin(opened.key, controller.signal);
	running.catch(() => undefined);
	await blinks;
	return { ...opened, finger, controller, running };
}

const touching: [string, (key: SecurityKey, signal: AbortSignal) => Promise<unknown>][] = [
	["registering", (key, signal) => key.makeCredential(creation(), { pin, signal })],
	["being pointed out", (key, signal) => key.selection({ signal })],
	["resetting", (key, signal) => key.reset({ signal })],
];

describe.each(touching)("%s", (_, begin) => {
	test("ends on the key too when its caller gives up", async () => {
		const { key, device, controller, running } = await blinking(begin);
		controller.abort();
		expect(await failureOf(running)).toMatchObject({ reason: "cancelled" });
		expect(device.state.blinking).toBe(false);
		expect(await key.retries()).toMatchObject({ pin: 8 });
	});

	test("ends on the key too when everything is cancelled, and the key is good for more", async () => {
		const { key, device, finger, running } = await blinking(begin);
		key.cancel();
		expect(await failureOf(running)).toMatchObject({ reason: "cancelled" });
		expect(device.state.blinking).toBe(false);
		const blinks = finger.blinking();
		const again = registerWith(key, { pin });
		await blinks;
		finger.touch();
		expect(await again).toMatchObject({ userVerified: true });
	});

	test("ends on the key too when the key is closed", async () => {
		const { key, device, running } = await blinking(begin);
		await key.close();
		expect(await failureOf(running)).toMatchObject({ reason: "cancelled" });
		expect(device.state.blinking).toBe(false);
		await key.close();
		expect((await failureOf(key.retries())).reason).toMatch(/gone|cancelled/);
	});

	test("ends at once when the key is pulled out", async () => {
		const { key, device, running } = await blinking(begin);
		device.unplug();
		expect(await failureOf(running)).toMatchObject({ reason: "gone" });
		expect(key.ended.aborted).toBe(true);
	});

	test("makes what comes after it wait, and cancelling ends that too", async () => {
		const { key, device, running } = await blinking(begin);
		device.trace.clear();
		const waiting = [key.retries(), key.getAssertion({ rpId, clientDataHash: new Uint8Array(32) }, { pin })];
		key.cancel();
		const failures = await Promise.all([running, ...waiting].map(failureOf));
		expect(failures.map(({ reason }) => reason)).toEqual(["cancelled", "cancelled", "cancelled"]);
		expect(device.trace.commands).toEqual([]);
	});
});

describe("while another program has the key", () => {
	const info = wire`a3 01 81 68 ${"FIDO_2_0"} 04 a2 69 ${"clientPin"} f5 68 ${"credMgmt"} f5 06 81 01`;

	/** A key that answers what it is, and is busy from then on. */
	async function busyKey() {
		const device = new ScriptedDevice({ commands: [reactionOf(info), fails(0x06)] });
		const key = await openSecurityKey(device, { timing: { busyMs: 60_000, busyRetryMs: 60_000 } });
		return { device, key };
	}

	const uses: [string, (key: SecurityKey, options: { progress: () => void }) => Promise<unknown>][] = [
		["registering", (key, options) => key.makeCredential(creation(), { pin, ...options })],
		["signing", (key, options) => key.getAssertion({ rpId, clientDataHash: new Uint8Array(32) }, { pin, ...options })],
		["listing", (key, options) => key.listCredentials({ pin, ...options })],
		["erasing", (key, options) => key.deleteCredential({ id: new Uint8Array(1) }, { pin, ...options })],
		["looking", (key, options) => key.lookFor({ rpId, credentials: [{ id: new Uint8Array(1) }] }, options)],
		["being pointed out", (key, options) => key.selection(options)],
		["resetting", (key, options) => key.reset(options)],
	];

	test.each(uses)("%s says so, and can be cancelled", async (_, use) => {
		const { key } = await busyKey();
		const told: unknown[] = [];
		const progress = (...said: unknown[]) => {
			told.push(...said);
			key.cancel();
		};
		expect(await failureOf(use(key, { progress }))).toMatchObject({ reason: "cancelled" });
		expect(told).toEqual(["busy"]);
	});

	test.each<[string, (key: SecurityKey) => Promise<unknown>]>([
		["setting a PIN", (key) => key.setPin("1234")],
		["changing it", (key) => key.changePin("1234", "4321")],
		["asking for its tries", (key) => key.retries()],
	])("%s can be cancelled", async (_, use) => {
		const { key, device } = await busyKey();
		const failure = failureOf(use(key));
		await device.hears(0x10, 2);
		key.cancel();
		expect(await failure).toMatchObject({ reason: "cancelled" });
	});
});

test("progress is told once for each change, over all the commands of an operation", async () => {
	const noneOfThese = both(keepsAlive(1), keepsAlive(1), reactionOf(0x2e));
	const device = new ScriptedDevice({ commands: [reactionOf(0), noneOfThese] });
	const key = await openSecurityKey(device);
	const told: string[] = [];
	const credentials = Array.from({ length: 3 }, (_, index) => ({ id: Uint8Array.of(index) }));
	await key.lookFor({ rpId, credentials }, { progress: (said) => told.push(said) });
	expect(device.commands).toHaveLength(5);
	expect(told).toEqual(["processing"]);
});

test("a key that waits for a finger says so, and for a touch otherwise", async () => {
	const { key, device } = await openVirtual({ builtInVerification: "configured" });
	device.faults.inject({ kind: "slow", ms: 1 }, { times: 9 });
	const told = new Set<string>();
	await registerWith(key, { progress: (said) => told.add(said) });
	expect(told.has("touch-sensor")).toBe(true);
});
