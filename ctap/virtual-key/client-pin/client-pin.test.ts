import { describe, expect, test } from "vitest";
import { encodeCbor } from "../../cbor/encode-cbor.ts";
import { commandCode } from "../../commands/command-code.ts";
import { statusCode } from "../../status/status-code.ts";
import { configCommand } from "../authenticator-config.ts";
import { keyWithPin } from "../testing/test-pin.ts";
import { TestPlatform } from "../testing/test-platform.ts";
import { createVirtualKey } from "../virtual-key.ts";

describe("what is malformed", () => {
	const { clientPin } = commandCode;
	test.each<[string, Uint8Array, number]>([
		["no subcommand", encodeCbor(new Map([[1, 2]])), statusCode.missingParameter],
		[
			"a subcommand nobody knows",
			encodeCbor(
				new Map([
					[1, 2],
					[2, 0x55],
				]),
			),
			statusCode.invalidSubcommand,
		],
		[
			"a protocol nobody knows",
			encodeCbor(
				new Map([
					[1, 3],
					[2, 2],
				]),
			),
			statusCode.invalidParameter,
		],
		["a subcommand that is no number", encodeCbor(new Map([[2, "x"]])), statusCode.cborUnexpectedType],
		["no map", Uint8Array.of(0x80), statusCode.cborUnexpectedType],
		["no CBOR", Uint8Array.of(0xa1), statusCode.invalidCbor],
		["members out of order", Uint8Array.of(0xa2, 2, 1, 1, 2), statusCode.invalidCbor],
		["a point that is on no curve", encodeCbor(offCurve()), statusCode.invalidParameter],
	])("%s", async (_, parameters, expected) => {
		const { platform } = await keyWithPin();
		expect(await platform.raw(Uint8Array.of(clientPin, ...parameters))).toMatchObject({ status: expected });
	});

	function offCurve() {
		const point = new Map<number, number | Uint8Array>([
			[1, 2],
			[3, -25],
			[-1, 1],
		]);
		point.set(-2, new Uint8Array(32).fill(1)).set(-3, new Uint8Array(32).fill(1));
		return new Map<number, number | Uint8Array | typeof point>([
			[1, 2],
			[2, 5],
			[3, point],
			[6, new Uint8Array(32)],
		]);
	}
});

test("a model without a PIN has no such command", async () => {
	const platform = await TestPlatform.open(
		createVirtualKey({ personality: { clientPin: false, pinUvAuthToken: false, authenticatorConfig: false } }),
	);
	for (const command of [commandCode.clientPin, configCommand.code]) {
		expect(await platform.command(command, { 2: 1 })).toMatchObject({ status: statusCode.invalidCommand });
	}
});
