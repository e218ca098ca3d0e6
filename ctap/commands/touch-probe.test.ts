import { expect, test } from "vitest";
import { failureOf } from "../testing/open-scripted.ts";
import { scriptAuthenticator } from "../testing/scripted-authenticator.ts";
import { hex, wire } from "../testing/wire.ts";
import { touchProbe } from "./touch-probe.ts";

const rpId = "touch.invalid";

test("a touch is asked for by a credential with an empty proof, which nobody can make", async () => {
	const { authenticator, sent } = await scriptAuthenticator([0x31]);
	await touchProbe(authenticator);
	expect(sent().map(hex)).toEqual([
		hex(wire`01 a6 01 58 20 ${new Uint8Array(32)} 02 a2 62 ${"id"} 6d ${rpId} 64 ${"name"} 6d ${rpId}
			03 a2 62 ${"id"} 41 00 64 ${"name"} 65 ${"touch"} 04 81 a2 63 ${"alg"} 26 64 ${"type"} 6a ${"public-key"} 08 40 09 01`),
	]);
});

test.each([0x31, 0x33, 0x35])("status %i says that the key was touched", async (status) => {
	const { authenticator } = await scriptAuthenticator([status]);
	await expect(touchProbe(authenticator)).resolves.toBeUndefined();
});

test.each([0x14, 0x27, 0x2d, 0x2f, 0x36, 0x7f])("status %i says no such thing", async (status) => {
	const { authenticator } = await scriptAuthenticator([status]);
	expect(await failureOf(touchProbe(authenticator))).toMatchObject({ reason: "status", status });
});
