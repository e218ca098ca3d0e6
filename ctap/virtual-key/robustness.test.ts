import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeCbor } from "../cbor/encode-cbor.ts";
import { commandCode } from "../commands/command-code.ts";
import { broadcastChannel, hidCommand } from "../ctaphid/commands.ts";
import { splitMessage } from "../ctaphid/split-message.ts";
import { statusCode } from "../status/status-code.ts";
import { configCommand } from "./authenticator-config.ts";
import { createManualClock, settled } from "./testing/manual-clock.ts";
import { TestPlatform } from "./testing/test-platform.ts";
import { createVirtualKey } from "./virtual-key.ts";

const small = fc.oneof(
	fc.integer({ min: -260, max: 12 }),
	fc.boolean(),
	fc.constantFrom("public-key", "login.example", ""),
	fc.uint8Array({ maxLength: 70 }),
	fc.constant(new Uint8Array(32)),
	fc.constant(2n ** 60n),
);
const key = fc.oneof(fc.integer({ min: -3, max: 11 }), fc.constantFrom("id", "type", "alg", "name", "rk", "up", "uv"));
const value = fc.letrec<{ any: never; map: never }>((tie) => ({
	any: fc.oneof({ maxDepth: 3 }, small, fc.array(tie("any"), { maxLength: 3 }), tie("map")) as fc.Arbitrary<never>,
	map: fc
		.uniqueArray(fc.tuple(key, tie("any")), { maxLength: 9, selector: ([name]) => name })
		.map((entries) => new Map(entries)) as fc.Arbitrary<never>,
}));

/** A makeCredential that is right but for what is put in the place of some of its members. */
const almost = fc
	.array(fc.tuple(fc.integer({ min: 1, max: 10 }), value.any), { maxLength: 2 })
	.map((changes) => new Map([...wellFormed, ...changes]));
const wellFormed = new Map<number, never>(
	Object.entries({
		1: new Uint8Array(32),
		2: new Map([["id", "login.example"]]),
		3: new Map([["id", Uint8Array.of(1)]]),
		4: [
			new Map<string, number | string>([
				["alg", -7],
				["type", "public-key"],
			]),
		],
	}).map(([name, member]) => [Number(name), member as never]),
);

const commands = [...Object.values(commandCode), configCommand.code];
const statuses: readonly number[] = Object.values(statusCode);

test("whatever a command carries, it is answered with a status of the standard and never breaks the key", async () => {
	const request = fc.oneof(
		fc.tuple(fc.constantFrom(...commands), value.map),
		fc.tuple(fc.constant(commandCode.makeCredential), almost),
	);
	await fc.assert(
		fc.asyncProperty(fc.array(request, { maxLength: 6 }), fc.boolean(), async (requests, pin) => {
			const virtual = createVirtualKey(pin ? { pin: "1234" } : {});
			const platform = await TestPlatform.open(virtual);
			for (const [command, parameters] of requests) {
				const { status } = await platform.raw(Uint8Array.of(command, ...encodeCbor(parameters)));
				expect(statuses).toContain(status);
			}
			expect(virtual.trace.failures).toEqual([]);
		}),
		{ numRuns: 300 },
	);
});

test("bytes that are no CBOR do not break it either", async () => {
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...commands), fc.uint8Array({ maxLength: 40 }), async (command, bytes) => {
			const virtual = createVirtualKey();
			const platform = await TestPlatform.open(virtual);
			await platform.raw(Uint8Array.of(command, ...bytes));
			expect(virtual.trace.failures).toEqual([]);
		}),
		{ numRuns: 300 },
	);
});

test("whatever reports come, a key that is left in peace for a while gives out a channel that works", async () => {
	const channel = fc.constantFrom(0, 1, 2, broadcastChannel);
	const message = fc.record({
		channel,
		command: fc.constantFrom(...Object.values(hidCommand), 0x55),
		payload: fc.uint8Array({ maxLength: 200 }),
	});
	const whole = message.map((each) => splitMessage(each, 64));
	const broken = fc.tuple(message, fc.nat(4)).map(([each, left]) => splitMessage(each, 64).slice(left));
	const noise = fc.uint8Array({ minLength: 64, maxLength: 64 }).map((report) => [report]);
	await fc.assert(
		fc.asyncProperty(fc.array(fc.oneof(whole, broken, noise), { maxLength: 10 }), async (messages) => {
			const clock = createManualClock();
			const virtual = createVirtualKey({ clock });
			const platform = await TestPlatform.open(virtual);
			await TestPlatform.open(virtual);
			for (const report of messages.flat()) await platform.transport.send(report);
			await clock.advance(60_000);
			await settled();
			const { members } = await (await TestPlatform.open(virtual)).command(commandCode.getInfo);
			expect(members.has(1)).toBe(true);
			expect(virtual.trace.failures).toEqual([]);
		}),
		{ numRuns: 200 },
	);
});
