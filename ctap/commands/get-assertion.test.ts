import { describe, expect, test } from "vitest";
import { protocolOne } from "../pin-uv/protocol-one.ts";
import { protocolTwo } from "../pin-uv/protocol-two.ts";
import { touchedAndVerified, writtenData } from "../testing/authenticator-bytes.ts";
import { failureOf } from "../testing/open-scripted.ts";
import { scriptAuthenticator } from "../testing/scripted-authenticator.ts";
import { filled, hex, wire } from "../testing/wire.ts";
import { type GetAssertionCommand, getAssertion, getNextAssertion } from "./get-assertion.ts";

const rpId = "login.example";
const clientDataHash = filled(32, 0x11);
const data = writtenData();
const signature = filled(70, 0x30);

/** What goes over the wire for a command. */
async function sentFor(command: GetAssertionCommand): Promise<string | undefined> {
	const { authenticator, sent } = await scriptAuthenticator([wire`a2 02 58 25 ${data} 03 58 46 ${signature}`]);
	await getAssertion(authenticator, command);
	return hex(sent()[0]);
}

describe("on the wire", () => {
	test("an assertion is asked for by relying party and hash, and nothing else", async () => {
		expect(await sentFor({ rpId, clientDataHash })).toBe(hex(wire`02 a2 01 6d ${rpId} 02 58 20 ${clientDataHash}`));
	});

	test("what is empty or undefined is left out", async () => {
		const command = {
			rpId,
			clientDataHash,
			allowList: [],
			extensions: new Map(),
			userPresence: undefined,
			userVerification: undefined,
			auth: undefined,
		};
		expect(await sentFor(command)).toBe(hex(wire`02 a2 01 6d ${rpId} 02 58 20 ${clientDataHash}`));
	});

	test("a touch and doing without verification are never asked for in so many words", async () => {
		const command = { rpId, clientDataHash, userPresence: true, userVerification: false };
		expect(await sentFor(command)).toBe(hex(wire`02 a2 01 6d ${rpId} 02 58 20 ${clientDataHash}`));
	});

	test("credentials are named by id and type alone, whatever else is known of them", async () => {
		const known = { id: filled(3, 0xcc), transports: ["usb"], type: "public-key" };
		expect(await sentFor({ rpId, clientDataHash, allowList: [known, { id: filled(1, 0xdd) }] })).toBe(
			hex(wire`02 a3 01 6d ${rpId} 02 58 20 ${clientDataHash}
				03 82 a2 62 ${"id"} 43 cccccc 64 ${"type"} 6a ${"public-key"} a2 62 ${"id"} 41 dd 64 ${"type"} 6a ${"public-key"}`),
		);
	});

	test("asking silently, and for the key's own verification, are options", async () => {
		expect(await sentFor({ rpId, clientDataHash, userPresence: false, userVerification: true })).toBe(
			hex(wire`02 a3 01 6d ${rpId} 02 58 20 ${clientDataHash} 05 a2 62 ${"up"} f4 62 ${"uv"} f5`),
		);
	});

	test("a proof goes with the number of its protocol, and extensions before them", async () => {
		const extensions = new Map([["hmac-secret", new Map([[1, 2]])]]);
		expect(
			await sentFor({ rpId, clientDataHash, extensions, auth: { protocol: protocolTwo, param: filled(32, 1) } }),
		).toBe(
			hex(
				wire`02 a5 01 6d ${rpId} 02 58 20 ${clientDataHash} 04 a1 6b ${"hmac-secret"} a1 01 02 06 58 20 ${filled(32, 1)} 07 02`,
			),
		);
		expect(await sentFor({ rpId, clientDataHash, auth: { protocol: protocolOne, param: filled(16, 1) } })).toBe(
			hex(wire`02 a4 01 6d ${rpId} 02 58 20 ${clientDataHash} 06 50 ${filled(16, 1)} 07 01`),
		);
	});

	test("the key's own verification is never asked for together with a proof", async () => {
		const auth = { protocol: protocolOne, param: filled(16, 1) };
		expect(await sentFor({ rpId, clientDataHash, userVerification: true, auth })).toBe(
			hex(wire`02 a4 01 6d ${rpId} 02 58 20 ${clientDataHash} 06 50 ${filled(16, 1)} 07 01`),
		);
	});

	test("an empty proof, which asks for a touch alone, is one", async () => {
		const auth = { protocol: protocolOne, param: new Uint8Array() };
		expect(await sentFor({ rpId, clientDataHash, auth })).toBe(
			hex(wire`02 a4 01 6d ${rpId} 02 58 20 ${clientDataHash} 06 40 07 01`),
		);
	});
});

describe("an answer", () => {
	const ask = async (...replies: Uint8Array[]) => {
		const { authenticator } = await scriptAuthenticator(replies);
		return await getAssertion(authenticator, { rpId, clientDataHash });
	};

	test("is read whole", async () => {
		const made = await ask(
			wire`a5 01 a2 62 ${"id"} 42 0102 64 ${"type"} 6a ${"public-key"} 02 58 25 ${data} 03 58 46 ${signature}
				04 a3 62 ${"id"} 41 07 64 ${"name"} 63 ${"eva"} 6b ${"displayName"} 63 ${"Eva"} 05 03`,
		);
		expect(made).toMatchObject({
			credential: { id: wire`01 02` },
			signature,
			user: { id: wire`07`, name: "eva", displayName: "Eva" },
			numberOfCredentials: 3,
		});
		expect(made.authenticatorData).toMatchObject({ userPresent: true, userVerified: true, signCount: 7, bytes: data });
	});

	test("may leave out the credential, the account and the count", async () => {
		const made = await ask(wire`a2 02 58 25 ${data} 03 58 46 ${signature}`);
		expect(made).toMatchObject({ credential: undefined, user: undefined, numberOfCredentials: 1 });
	});

	test("may hold members that nobody knows yet, and count to zero", async () => {
		const made = await ask(wire`a4 02 58 25 ${data} 03 58 46 ${signature} 05 00 18 63 f6`);
		expect(made.numberOfCredentials).toBe(1);
	});

	test("may cut a name in the middle of a character, or hold an odd one", async () => {
		const cut = wire`a2 62 ${"id"} 41 07 64 ${"name"} 62 41 c3`;
		expect((await ask(wire`a3 02 58 25 ${data} 03 58 46 ${signature} 04 ${cut}`)).user?.name).toBe("A\ufffd");
		const odd = wire`a2 62 ${"id"} 41 07 64 ${"name"} 07`;
		expect((await ask(wire`a3 02 58 25 ${data} 03 58 46 ${signature} 04 ${odd}`)).user).toEqual({ id: wire`07` });
	});

	test.each([
		["without authenticator data", wire`a1 03 41 01`],
		["without a signature", wire`a1 02 58 25 ${data}`],
		["with a signature of text", wire`a2 02 58 25 ${data} 03 61 ${"x"}`],
		["with authenticator data that is cut off", wire`a2 02 58 24 ${data.subarray(0, 36)} 03 41 01`],
		["with something behind the authenticator data", wire`a2 02 58 26 ${data} 00 03 41 01`],
		["with a credential without id", wire`a3 01 a0 02 58 25 ${data} 03 41 01`],
		["with an account without id", wire`a3 02 58 25 ${data} 03 41 01 04 a0`],
		["with a count of text", wire`a3 02 58 25 ${data} 03 41 01 05 61 ${"x"}`],
		["that is empty", wire`a0`],
	])("%s is malformed", async (_, body) => {
		expect(await failureOf(ask(body))).toMatchObject({ reason: "malformed" });
	});

	test("that is a bare success is malformed too", async () => {
		const { authenticator } = await scriptAuthenticator([0]);
		expect(await failureOf(getAssertion(authenticator, { rpId, clientDataHash }))).toMatchObject({
			reason: "malformed",
		});
	});
});

test("the next assertion is asked for by a byte", async () => {
	const { authenticator, sent } = await scriptAuthenticator([wire`a2 02 58 25 ${data} 03 58 46 ${signature}`]);
	expect((await getNextAssertion(authenticator)).authenticatorData.bytes[32]).toBe(touchedAndVerified);
	expect(sent().map(hex)).toEqual(["08"]);
});
