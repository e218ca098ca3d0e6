import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { protocolOne } from "../pin-uv/protocol-one.ts";
import { protocolTwo } from "../pin-uv/protocol-two.ts";
import { failureOf } from "../testing/open-scripted.ts";
import { type Reply, scriptAuthenticator } from "../testing/scripted-authenticator.ts";
import { filled, hex, wire } from "../testing/wire.ts";
import { deleteCredential, getCredentialRoom, listCredentials, type Management } from "./credential-management.ts";

const token = filled(32, 0x33);
const byTwo: Management = { protocol: protocolTwo, token, preview: false };
const byOne: Management = { protocol: protocolOne, token, preview: true };

const hashOf = (rpId: string) => createHash("sha256").update(rpId).digest();
const relyingParty = (rpId: string, total?: number) => {
	const id = wire`03 a1 62 ${"id"} ${Uint8Array.of(0x60 + rpId.length)} ${rpId} 04 58 20 ${hashOf(rpId)}`;
	return total === undefined ? wire`a2 ${id}` : wire`a3 ${id} 05 ${Uint8Array.of(total)}`;
};
const credential = (number: number, total?: number) => {
	const user = wire`06 a2 62 ${"id"} 41 ${Uint8Array.of(number)} 64 ${"name"} 63 ${"eva"}`;
	const id = wire`07 a2 62 ${"id"} 42 cc ${Uint8Array.of(number)} 64 ${"type"} 6a ${"public-key"}`;
	return total === undefined ? wire`a2 ${user} ${id}` : wire`a3 ${user} ${id} 09 ${Uint8Array.of(total)}`;
};
const stored = (rpId: string, number: number) => ({
	rpId,
	user: { id: Uint8Array.of(number), name: "eva" },
	credential: { id: Uint8Array.of(0xcc, number) },
});

async function listed(...replies: Reply[]) {
	const { authenticator, sent } = await scriptAuthenticator(replies);
	return { list: await listCredentials(authenticator, byTwo), sent: sent().map(hex) };
}

describe("on the wire", () => {
	test("each beginning is proved, and what follows it not", async () => {
		const { sent } = await listed(
			relyingParty("a.example", 2),
			relyingParty("b.example"),
			credential(1, 2),
			credential(2),
			credential(3, 1),
		);
		const { authenticate } = protocolTwo;
		const parameters = (rpId: string) => wire`a1 01 58 20 ${hashOf(rpId)}`;
		const credentialsOf = (rpId: string) =>
			hex(wire`0a a4 01 04 02 ${parameters(rpId)} 03 02 04 58 20 ${authenticate(token, wire`04 ${parameters(rpId)}`)}`);
		expect(sent).toEqual([
			hex(wire`0a a3 01 02 03 02 04 58 20 ${authenticate(token, wire`02`)}`),
			"0aa10103",
			credentialsOf("a.example"),
			"0aa10105",
			credentialsOf("b.example"),
		]);
	});

	test("the room is asked for with a proof over the subcommand, in either dialect", async () => {
		const { authenticator, sent } = await scriptAuthenticator([wire`a2 01 03 02 16`]);
		expect(await getCredentialRoom(authenticator, byTwo)).toEqual({ stored: 3, left: 22 });
		await getCredentialRoom(authenticator, byOne);
		expect(sent().map(hex)).toEqual([
			hex(wire`0a a3 01 01 03 02 04 58 20 ${protocolTwo.authenticate(token, wire`01`)}`),
			hex(wire`41 a3 01 01 03 01 04 50 ${protocolOne.authenticate(token, wire`01`)}`),
		]);
	});

	test("a credential is erased by its id, with a proof over it", async () => {
		const { authenticator, sent } = await scriptAuthenticator([0]);
		const id = { id: filled(2, 0xcc), transports: ["usb"] };
		await deleteCredential(authenticator, byTwo, id);
		const parameters = wire`a1 02 a2 62 ${"id"} 42 cccc 64 ${"type"} 6a ${"public-key"}`;
		const mac = protocolTwo.authenticate(token, wire`06 ${parameters}`);
		expect(sent().map(hex)).toEqual([hex(wire`0a a4 01 06 02 ${parameters} 03 02 04 58 20 ${mac}`)]);
	});
});

describe("a list", () => {
	test("holds the credentials of every relying party", async () => {
		const { list } = await listed(
			relyingParty("a.example", 2),
			relyingParty("b.example"),
			credential(1, 2),
			credential(2),
			credential(3, 1),
		);
		expect(list).toEqual([stored("a.example", 1), stored("a.example", 2), stored("b.example", 3)]);
	});

	test("is empty where the key says so, in any of its ways", async () => {
		for (const none of [0x2e, 0, wire`a0`, wire`a1 05 00`]) expect((await listed(none)).list).toEqual([]);
	});

	test("leaves out a relying party whose credentials went in the meantime", async () => {
		const { list } = await listed(relyingParty("a.example", 2), relyingParty("b.example"), 0x2e, credential(3, 1));
		expect(list).toEqual([stored("b.example", 3)]);
	});

	test("bears a relying party without a hash, or without a name", async () => {
		const { sent } = await listed(wire`a2 03 a1 62 ${"id"} 69 ${"a.example"} 05 01`, credential(1, 1));
		expect(sent[1]).toContain(hex(hashOf("a.example")));
		const { list } = await listed(wire`a3 03 a0 04 58 20 ${hashOf("b.example")} 05 01`, credential(1, 1));
		expect(list).toEqual([stored("", 1)]);
	});

	test("ends with the count that the key began with", async () => {
		const { list, sent } = await listed(
			relyingParty("a.example", 1),
			credential(1, 3),
			credential(2, 9),
			credential(3, 9),
		);
		expect(list).toHaveLength(3);
		expect(sent).toHaveLength(4);
	});

	test("of more than any key stores is not followed for ever", async () => {
		const endless = wire`a3 06 a1 62 ${"id"} 41 01 07 a1 62 ${"id"} 41 01 09 1b 0010000000000000`;
		const { list, sent } = await listed(relyingParty("a.example", 1), endless);
		expect(list).toHaveLength(1024);
		expect(sent).toHaveLength(1025);
		const both = wire`a5 03 a0 05 1b 0010000000000000 06 a1 62 ${"id"} 41 01 07 a1 62 ${"id"} 41 01 09 1b 0010000000000000`;
		expect((await listed(both)).list).toHaveLength(1024);
	});

	test.each<[string, Reply[]]>([
		["a relying party of no kind", [wire`a1 05 01`]],
		["a relying party of text", [wire`a2 03 60 05 01`]],
		["a count of text", [wire`a2 03 a0 05 60`]],
		["a credential without account", [relyingParty("a.example", 1), wire`a2 07 a1 62 ${"id"} 41 01 09 01`]],
		["an account without credential", [relyingParty("a.example", 1), wire`a2 06 a1 62 ${"id"} 41 01 09 01`]],
		["a next one that is empty", [relyingParty("a.example", 2), 0]],
	])("with %s is malformed", async (_, replies) => {
		expect(await failureOf(listed(...replies))).toMatchObject({ reason: "malformed" });
	});

	test.each([0x30, 0x31, 0x33, 0x36])("that the key refuses with status %i is no empty one", async (status) => {
		expect(await failureOf(listed(status))).toMatchObject({ reason: "status", status });
	});
});
