import { expect, test } from "vitest";
import { commandCode } from "../commands/command-code.ts";
import { hidCommand, keepaliveStatus } from "../ctaphid/commands.ts";
import { statusCode } from "../status/status-code.ts";
import { createManualClock } from "./testing/manual-clock.ts";
import { createOwner } from "./testing/owner.ts";
import { TestPlatform } from "./testing/test-platform.ts";
import { createVirtualKey, type VirtualKeyOptions } from "./virtual-key.ts";

const { processing, userPresenceNeeded } = keepaliveStatus;

async function waiting(options: VirtualKeyOptions = {}) {
	const clock = createManualClock();
	const owner = createOwner();
	const key = createVirtualKey({ clock, presence: owner.presence, ...options });
	const platform = await TestPlatform.open(key);
	await platform.send({ command: hidCommand.cbor, payload: Uint8Array.of(commandCode.selection) });
	const keepalives = () =>
		platform.heard.filter(({ command }) => command === hidCommand.keepalive).map(({ payload }) => payload[0]);
	return { clock, owner, key, platform, keepalives };
}

test("a key that waits for a touch says so at once and every 100 ms", async () => {
	const { clock, owner, platform, keepalives } = await waiting();
	await clock.advance(99);
	expect(keepalives()).toEqual([userPresenceNeeded]);
	await clock.advance(201);
	expect(keepalives()).toHaveLength(4);
	const answer = platform.next();
	owner.touch();
	expect((await answer).payload).toEqual(Uint8Array.of(statusCode.ok));
	await clock.advance(1000);
	expect(keepalives()).toHaveLength(4);
});

test("the first one can come later, and the others at another pace", async () => {
	const { clock, keepalives } = await waiting({ keepalives: { first: 100, every: 250 } });
	await clock.advance(99);
	expect(keepalives()).toEqual([]);
	await clock.advance(1);
	expect(keepalives()).toHaveLength(1);
	await clock.advance(500);
	expect(keepalives()).toHaveLength(3);
});

test("a touch that does not come in time", async () => {
	const { clock, key, platform } = await waiting();
	const answer = platform.next();
	await clock.advance(30_000);
	expect((await answer).payload).toEqual(Uint8Array.of(statusCode.userActionTimeout));
	expect(key.state.blinking).toBe(false);
});

test("a touch that is refused", async () => {
	const { owner, platform } = await waiting();
	const answer = platform.next();
	await owner.blinking();
	owner.refuse();
	expect((await answer).payload).toEqual(Uint8Array.of(statusCode.operationDenied));
});

test("a slow key says that it works, before and after the touch", async () => {
	const clock = createManualClock();
	const owner = createOwner();
	const key = createVirtualKey({ clock, presence: owner.presence });
	key.faults.inject({ kind: "slow", ms: 150 });
	key.faults.inject({ kind: "slow-after-touch", ms: 150 });
	const platform = await TestPlatform.open(key);
	const answer = platform.next();
	await platform.send({ command: hidCommand.cbor, payload: Uint8Array.of(commandCode.selection) });
	await clock.advance(150);
	expect(await owner.blinking()).toEqual({ kind: "selection" });
	owner.touch();
	await clock.advance(150);
	await answer;
	expect(platform.heard.slice(1).map(({ payload }) => payload[0])).toEqual([
		processing,
		userPresenceNeeded,
		processing,
		statusCode.ok,
	]);
});

test("whoever plays the owner may fail, which the platform hears as a fault of the key", async () => {
	const failure = new Error("nobody there");
	const key = createVirtualKey({ presence: () => Promise.reject(failure) });
	const platform = await TestPlatform.open(key);
	expect(await platform.command(commandCode.selection)).toMatchObject({ status: statusCode.other });
	expect(key.trace.failures).toEqual([failure]);
});
