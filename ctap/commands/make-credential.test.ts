import { describe, expect, test } from "vitest";
import { protocolTwo } from "../pin-uv/protocol-two.ts";
import { attestedCredential, writtenData } from "../testing/authenticator-bytes.ts";
import { failureOf } from "../testing/open-scripted.ts";
import { scriptAuthenticator } from "../testing/scripted-authenticator.ts";
import { filled, hex, wire } from "../testing/wire.ts";
import { type MakeCredentialCommand, makeCredential } from "./make-credential.ts";

const clientDataHash = filled(32, 0x22);
const id = filled(4, 0xcc);
const data = writtenData({ flags: 0x45, rest: attestedCredential(id) });
const user = { id: wire`07` };
const least: MakeCredentialCommand = { clientDataHash, relyingParty: { id: "a.example" }, user, algorithms: [-7] };
const answer = wire`a3 01 64 ${"none"} 02 58 ${Uint8Array.of(data.length)} ${data} 03 a0`;

async function sentFor(command: MakeCredentialCommand): Promise<string | undefined> {
	const { authenticator, sent } = await scriptAuthenticator([answer]);
	await makeCredential(authenticator, command);
	return hex(sent()[0]);
}

const leastWritten = wire`01 58 20 ${clientDataHash} 02 a1 62 ${"id"} 69 ${"a.example"} 03 a1 62 ${"id"} 41 07
	04 81 a2 63 ${"alg"} 26 64 ${"type"} 6a ${"public-key"}`;

describe("on the wire", () => {
	test("a credential is asked for by hash, relying party, account and algorithms, and nothing else", async () => {
		expect(await sentFor(least)).toBe(hex(wire`01 a4 ${leastWritten}`));
	});

	test("what is empty, false or undefined is left out", async () => {
		const nothing = {
			...least,
			relyingParty: { id: "a.example", name: undefined },
			user: { id: wire`07`, name: undefined, displayName: undefined },
			excludeList: [],
			extensions: new Map(),
			residentKey: false,
			userVerification: false,
			auth: undefined,
		};
		expect(await sentFor(nothing)).toBe(hex(wire`01 a4 ${leastWritten}`));
	});

	test("names go along where there are any", async () => {
		const named = {
			...least,
			relyingParty: { id: "a.example", name: "A" },
			user: { id: wire`07`, name: "eva", displayName: "Éva" },
			algorithms: [-8, -7, -257],
		};
		expect(await sentFor(named)).toBe(
			hex(wire`01 a4 01 58 20 ${clientDataHash} 02 a2 62 ${"id"} 69 ${"a.example"} 64 ${"name"} 61 ${"A"}
				03 a3 62 ${"id"} 41 07 64 ${"name"} 63 ${"eva"} 6b ${"displayName"} 64 ${"Éva"}
				04 83 a2 63 ${"alg"} 27 64 ${"type"} 6a ${"public-key"} a2 63 ${"alg"} 26 64 ${"type"} 6a ${"public-key"}
				a2 63 ${"alg"} 39 0100 64 ${"type"} 6a ${"public-key"}`),
		);
	});

	test("members that a caller's objects have beyond ours stay here", async () => {
		const more = {
			...least,
			relyingParty: { id: "a.example", name: "A", icon: undefined, logo: 5 },
			user: { id: wire`07`, icon: "x" },
		};
		expect(await sentFor(more)).toBe(
			hex(wire`01 a4 01 58 20 ${clientDataHash} 02 a2 62 ${"id"} 69 ${"a.example"} 64 ${"name"} 61 ${"A"}
				03 a1 62 ${"id"} 41 07 04 81 a2 63 ${"alg"} 26 64 ${"type"} 6a ${"public-key"}`),
		);
	});

	test("all that can be asked for stands in the standard's places", async () => {
		const transports = { id, transports: ["usb"] };
		const auth = { protocol: protocolTwo, param: filled(32, 5) };
		const everything = {
			...least,
			excludeList: [transports],
			extensions: new Map([["credProtect", 2]]),
			residentKey: true,
			auth,
		};
		expect(await sentFor(everything)).toBe(
			hex(wire`01 a9 ${leastWritten} 05 81 a2 62 ${"id"} 44 ${id} 64 ${"type"} 6a ${"public-key"}
				06 a1 6b ${"credProtect"} 02 07 a1 62 ${"rk"} f5 08 58 20 ${filled(32, 5)} 09 02`),
		);
	});

	test("the key's own verification is an option, and never goes with a proof", async () => {
		expect(await sentFor({ ...least, residentKey: true, userVerification: true })).toBe(
			hex(wire`01 a5 ${leastWritten} 07 a2 62 ${"rk"} f5 62 ${"uv"} f5`),
		);
		const auth = { protocol: protocolTwo, param: filled(32, 5) };
		expect(await sentFor({ ...least, userVerification: true, auth })).toBe(
			hex(wire`01 a6 ${leastWritten} 08 58 20 ${filled(32, 5)} 09 02`),
		);
	});
});

describe("an answer", () => {
	const ask = async (body: Uint8Array) => {
		const { authenticator } = await scriptAuthenticator([body]);
		return await makeCredential(authenticator, least);
	};

	test("is read whole", async () => {
		const made = await ask(answer);
		expect(made).toMatchObject({ format: "none", attestationStatement: new Map() });
		expect(made.authenticatorData).toMatchObject({
			userPresent: true,
			userVerified: true,
			backupEligible: false,
			backedUp: false,
			attested: { aaguid: filled(16, 0xaa), credentialId: id },
			extensions: new Map(),
			bytes: data,
		});
		expect(made.authenticatorData.attested?.publicKey.get(3)).toBe(-7);
	});

	test("may hold extensions, flags of backup, and members that nobody knows yet", async () => {
		const rest = wire`${attestedCredential(id)} a1 6b ${"credProtect"} 02`;
		const more = writtenData({ flags: 0xd9, counter: 0xffffffff, rest });
		const made = await ask(
			wire`a4 01 66 ${"packed"} 02 58 ${Uint8Array.of(more.length)} ${more} 03 a1 63 ${"sig"} 41 01 18 63 f6`,
		);
		expect(made.authenticatorData).toMatchObject({
			userVerified: false,
			backupEligible: true,
			backedUp: true,
			signCount: 0xffffffff,
			extensions: new Map([["credProtect", 2]]),
		});
	});

	const cutOff = (rest: Uint8Array, flags = 0x45) => {
		const written = writtenData({ flags, rest });
		return wire`a3 01 64 ${"none"} 02 58 ${Uint8Array.of(written.length)} ${written} 03 a0`;
	};
	test.each([
		["without a format", wire`a2 02 58 25 ${writtenData()} 03 a0`],
		["without authenticator data", wire`a2 01 64 ${"none"} 03 a0`],
		["without a statement", wire`a2 01 64 ${"none"} 02 58 25 ${writtenData()}`],
		["with a statement of text", wire`a3 01 64 ${"none"} 02 58 25 ${writtenData()} 03 60`],
		["with a credential cut off in its model", cutOff(filled(17, 1))],
		["with a credential id cut off", cutOff(wire`${filled(16, 1)} 00 05 01 02 03`)],
		["without a public key", cutOff(wire`${filled(16, 1)} 00 01 01`)],
		["with a public key that is no map", cutOff(wire`${filled(16, 1)} 00 01 01 80`)],
		["with the flag of extensions and none", cutOff(attestedCredential(id), 0xc5)],
		["with extensions and no flag of them", cutOff(wire`${attestedCredential(id)} a0`)],
	])("%s is malformed", async (_, body) => {
		expect(await failureOf(ask(body))).toMatchObject({ reason: "malformed" });
	});
});
