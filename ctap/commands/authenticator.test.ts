import { expect, test } from "vitest";
import { failureOf } from "../testing/open-scripted.ts";
import { scriptAuthenticator } from "../testing/scripted-authenticator.ts";
import { hex, wire } from "../testing/wire.ts";
import { commandCode } from "./command-code.ts";
import { reset } from "./reset.ts";
import { selection } from "./selection.ts";

test("a command goes out as its byte and its parameters, with nothing for what is undefined", async () => {
	const { authenticator, sent } = await scriptAuthenticator([0]);
	await authenticator.send(0x41);
	await authenticator.send(0x41, { 3: "x", 1: undefined, 2: new Uint8Array([9]) });
	await authenticator.send(0x41, {});
	expect(sent().map(hex)).toEqual(["41", "41a2024109036178", "41a0"]);
});

test("success without a body is an answer without members", async () => {
	const { authenticator } = await scriptAuthenticator([0, wire`a0`]);
	expect(await authenticator.send(0x41)).toEqual(new Map());
	expect(await authenticator.send(0x41)).toEqual(new Map());
});

test.each([0x01, 0x2e, 0x31, 0x7f, 0xdf, 0xe1, 0xf2, 0x99])(
	"status %i is told with its byte, and in words",
	async (status) => {
		const { authenticator } = await scriptAuthenticator([status]);
		const failure = await failureOf(authenticator.send(0x41));
		expect(failure).toMatchObject({ reason: "status", status });
		expect(failure.message).toMatch(/^[A-Z].+\.$/);
	},
);

test("a body behind a status other than success is not read", async () => {
	const { authenticator, device } = await scriptAuthenticator([]);
	const failure = failureOf(authenticator.send(0x41));
	const { channel, command } = await device.hears(0x10);
	device.say(channel, command, 0x31, 0xff, 0xff);
	expect(await failure).toMatchObject({ reason: "status", status: 0x31 });
});

test.each([
	["bytes that are no CBOR", wire`ff`],
	["no map", wire`80`],
	["half a map", wire`a2 01 01`],
	["more than a map", wire`a0 00`],
	["a tag", wire`a1 01 c0 00`],
	["one member twice", wire`a2 01 01 01 01`],
])("an answer of %s is malformed", async (_, body) => {
	const { authenticator } = await scriptAuthenticator([body]);
	expect(await failureOf(authenticator.send(0x41))).toMatchObject({ reason: "malformed" });
});

test("an answer without even a status is malformed", async () => {
	const { authenticator, device } = await scriptAuthenticator([]);
	const failure = failureOf(authenticator.send(0x41));
	const { channel, command } = await device.hears(0x10);
	device.say(channel, command);
	expect(await failure).toMatchObject({ reason: "malformed" });
});

test("an answer with its members out of order is read", async () => {
	const { authenticator } = await scriptAuthenticator([wire`a2 02 01 01 02`]);
	expect(await authenticator.send(0x41)).toEqual(
		new Map([
			[2, 1],
			[1, 2],
		]),
	);
});

test("reset and selection are a byte each", async () => {
	const { authenticator, sent } = await scriptAuthenticator([0]);
	await reset(authenticator);
	await selection(authenticator);
	expect(sent().map(hex)).toEqual(["07", "0b"]);
});

test("every command has the standard's byte", () => {
	expect(commandCode).toEqual({
		makeCredential: 0x01,
		getAssertion: 0x02,
		getInfo: 0x04,
		clientPin: 0x06,
		reset: 0x07,
		getNextAssertion: 0x08,
		credentialManagement: 0x0a,
		selection: 0x0b,
		credentialManagementPreview: 0x41,
	});
});
