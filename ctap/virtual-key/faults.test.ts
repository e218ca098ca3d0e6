import { createPublicKey, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type CborMap, MalformedCbor } from "../cbor/cbor-value.ts";
import { decodeCanonicalCbor, decodeCborMap } from "../cbor/decode-cbor.ts";
import { byteString, map, member, text } from "../cbor/read-member.ts";
import { commandCode } from "../commands/command-code.ts";
import { broadcastChannel, hidCommand, hidError } from "../ctaphid/commands.ts";
import { channelOf } from "../ctaphid/reassembly.ts";
import { statusCode } from "../status/status-code.ts";
import { hashRpId } from "./credentials/rp-id-hash.ts";
import type { Fault, FaultTiming } from "./faults.ts";
import { createManualClock, settled } from "./testing/manual-clock.ts";
import { createOwner } from "./testing/owner.ts";
import {
	allow,
	clientDataHash,
	getAssertion,
	makeCredential,
	named,
	readAuthenticatorData,
	rpId,
} from "./testing/test-ceremony.ts";
import { keyWithPin, present, tokenByPin } from "./testing/test-pin.ts";
import { TestPlatform } from "./testing/test-platform.ts";
import { createVirtualKey } from "./virtual-key.ts";

const getInfo = Uint8Array.of(commandCode.getInfo);

async function faulty(fault: Fault, timing?: FaultTiming) {
	const key = createVirtualKey();
	const platform = await TestPlatform.open(key);
	key.faults.inject(fault, timing);
	return { key, platform };
}

describe("when", () => {
	test("at the first opportunity and once", async () => {
		const { key, platform } = await faulty({ kind: "status", status: 0x55 });
		expect(key.faults.pending).toHaveLength(1);
		expect((await platform.command(commandCode.getInfo)).status).toBe(0x55);
		expect((await platform.command(commandCode.getInfo)).status).toBe(statusCode.ok);
		expect(key.faults.pending).toEqual([]);
	});

	test("with one command, later, and often", async () => {
		const timing = { command: commandCode.selection, skip: 1, times: 2 };
		const { platform } = await faulty({ kind: "status", status: 0x55 }, timing);
		expect((await platform.command(commandCode.getInfo)).status).toBe(statusCode.ok);
		const statuses = [];
		for (let count = 0; count < 4; count += 1) statuses.push((await platform.command(commandCode.selection)).status);
		expect(statuses).toEqual([statusCode.ok, 0x55, 0x55, statusCode.ok]);
	});

	test("not at all any more", async () => {
		const { key, platform } = await faulty({ kind: "status", status: 0x55 });
		key.faults.clear();
		expect((await platform.command(commandCode.getInfo)).status).toBe(statusCode.ok);
	});
});

describe("on the wire", () => {
	test("busy as often as it is told to be", async () => {
		const { platform } = await faulty({ kind: "hid-error", code: hidError.channelBusy }, { times: 2 });
		for (const command of [hidCommand.error, hidCommand.error, hidCommand.cbor]) {
			expect(await platform.exchange({ command: hidCommand.cbor, payload: getInfo })).toMatchObject({ command });
		}
	});

	test("an answer that is lost, after which the key goes on", async () => {
		const { platform } = await faulty({ kind: "drop-answer" });
		await platform.send({ command: hidCommand.cbor, payload: getInfo });
		await settled();
		expect(platform.heard).toHaveLength(1);
		expect((await platform.command(commandCode.getInfo)).status).toBe(statusCode.ok);
	});

	test.each([
		["foreign-report-first", 0],
		["foreign-report-between", 1],
	] as const)("%s", async (kind, position) => {
		const { key, platform } = await faulty({ kind });
		const channels: (number | undefined)[] = [];
		const listening = key.connect();
		listening.listen({ report: (report) => channels.push(channelOf(report)), gone: () => undefined });
		expect((await platform.command(commandCode.getInfo)).status).toBe(statusCode.ok);
		expect(channels.findIndex((channel) => channel !== platform.channel)).toBe(position);
	});

	test("somebody else's answer to INIT", async () => {
		const { platform } = await faulty({ kind: "wrong-nonce-first" });
		const nonce = new Uint8Array(8).fill(9);
		const first = await platform.exchange({ channel: broadcastChannel, command: hidCommand.init, payload: nonce });
		await settled();
		expect(first.payload.subarray(0, 8)).not.toEqual(nonce);
		expect(platform.heard.at(-1)?.payload.subarray(0, 8)).toEqual(nonce);
	});

	test("no channel at once", async () => {
		const { key, platform } = await faulty({ kind: "init-error", code: hidError.channelBusy });
		key.faults.inject({ kind: "init-silence" });
		const ask = { channel: broadcastChannel, command: hidCommand.init, payload: new Uint8Array(8) };
		expect(await platform.exchange(ask)).toMatchObject({ command: hidCommand.error });
		const answer = platform.next(broadcastChannel);
		await platform.send(ask);
		await settled();
		expect(platform.heard).toHaveLength(2);
		await platform.send(ask);
		expect(await answer).toMatchObject({ command: hidCommand.init });
	});

	test("a keepalive on channel 0", async () => {
		const { platform } = await faulty({ kind: "keepalive-on-channel-zero" });
		await platform.command(commandCode.selection);
		expect(platform.heard.map(({ channel }) => channel)).toEqual([broadcastChannel, 0, platform.channel]);
	});

	test("keepalives for ever, until CANCEL, which may be paid no heed to", async () => {
		const clock = createManualClock();
		const key = createVirtualKey({ clock });
		const platform = await TestPlatform.open(key);
		key.faults.inject({ kind: "stall" });
		key.faults.inject({ kind: "ignore-cancel" });
		await platform.send({ command: hidCommand.cbor, payload: getInfo });
		await clock.advance(60_000);
		expect(platform.heard).toHaveLength(601);
		await platform.send({ command: hidCommand.cancel });
		await clock.advance(100);
		expect(platform.heard).toHaveLength(602);
		const answer = platform.next();
		await platform.send({ command: hidCommand.cancel });
		expect((await answer).payload).toEqual(Uint8Array.of(statusCode.keepaliveCancel));
	});
});

describe("in an answer", () => {
	test.each<Fault>([{ kind: "garbage-answer" }, { kind: "truncate-answer" }, { kind: "truncate-answer", bytes: 20 }])(
		"%o",
		async (fault) => {
			const { platform } = await faulty(fault);
			const { payload } = await platform.exchange({ command: hidCommand.cbor, payload: getInfo });
			expect(() => decodeCborMap(payload.subarray(1))).toThrow(MalformedCbor);
		},
	);

	test("success, and nothing else", async () => {
		const { platform } = await faulty({ kind: "empty-answer" });
		expect(await platform.command(commandCode.getInfo)).toMatchObject({ status: statusCode.ok, members: new Map() });
	});

	test("maps in the wrong order, which hold the same", async () => {
		const { platform } = await faulty({ kind: "unsorted-maps" });
		const [turned, right] = [await platform.command(commandCode.getInfo), await platform.command(commandCode.getInfo)];
		expect(turned.members).toEqual(right.members);
		expect(() => decodeCanonicalCbor(turned.bytes)).toThrow(MalformedCbor);
	});

	test("a name that ends in the middle of a character", async () => {
		const { key, platform } = await keyWithPin();
		for (const id of [1, 2]) {
			const token = present(await tokenByPin(platform, "1234"));
			const user = named({ id: Uint8Array.of(id), name: "René" });
			await makeCredential(platform, { token, options: { rk: true }, others: { 3: user } });
		}
		key.faults.inject({ kind: "name-cut" });
		const token = present(await tokenByPin(platform, "1234"));
		const { members } = await getAssertion(platform, { token });
		expect(member(member(members, 4, map), "name", text)).toBe("René\ufffd");
	});
});

describe("in an assertion", () => {
	async function asserted(fault: Fault) {
		const { key, platform } = await keyWithPin();
		const created = readAuthenticatorData(await makeCredential(platform));
		const token = present(await tokenByPin(platform, "1234"));
		key.faults.inject(fault, { command: commandCode.getAssertion });
		const { members, ...others } = await getAssertion(platform, { token, others: { 3: allow(created.credentialId) } });
		const data = readAuthenticatorData({ members, ...others });
		const signature = member(members, 3, byteString);
		const signed = Buffer.concat([data.bytes, clientDataHash]);
		return { created, members, data, verified: verify("sha256", signed, toKey(created.cosePublicKey), signature) };
	}

	const toKey = (cose: CborMap) => {
		const coordinate = (label: number) => Buffer.from(member(cose, label, byteString)).toString("base64url");
		const [x, y] = [coordinate(-2), coordinate(-3)];
		return createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
	};

	test("of another relying party", async () => {
		const { data, verified } = await asserted({ kind: "wrong-rp-id" });
		expect(verified).toBe(true);
		expect(Buffer.from(data.rpIdHash)).not.toEqual(hashRpId(rpId));
	});

	test.each([
		["user-not-present", { userPresent: false, userVerified: true }],
		["user-not-verified", { userPresent: true, userVerified: false }],
		["counter-back", { counter: 0 }],
	] as const)("%s", async (kind, expected) => {
		const { data, verified } = await asserted({ kind });
		expect(verified).toBe(true);
		expect(data).toMatchObject(expected);
	});

	test("of a credential that nobody named", async () => {
		const { members, created } = await asserted({ kind: "credential-not-in-list" });
		expect(member(members, 1, map).get("id")).not.toEqual(created.credentialId);
	});

	test("signed by another key", async () => {
		expect(await asserted({ kind: "signature-of-another" })).toMatchObject({ verified: false });
	});

	test("without its credential, which is lawful", async () => {
		const { members, verified } = await asserted({ kind: "leave-out-credential" });
		expect([...members.keys()]).toEqual([2, 3]);
		expect(verified).toBe(true);
	});
});

describe("pulled out", () => {
	test.each(["unplug-at-command", "unplug-at-keepalive", "unplug-after-answer"] as const)("%s", async (kind) => {
		const clock = createManualClock();
		const owner = createOwner();
		const key = createVirtualKey({ clock, presence: owner.presence, keepalives: { first: 100, every: 100 } });
		const platform = await TestPlatform.open(key);
		key.faults.inject({ kind });
		const command = kind === "unplug-after-answer" ? commandCode.getInfo : commandCode.selection;
		await platform.send({ command: hidCommand.cbor, payload: Uint8Array.of(command) });
		await clock.advance(100);
		expect(platform.gone).toBeDefined();
		expect(platform.heard).toHaveLength(kind === "unplug-after-answer" ? 2 : 1);
		expect(key.state).toMatchObject({ plugged: false, blinking: false });
	});
});
