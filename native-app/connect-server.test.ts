import { expect, test } from "vitest";
import { connectServer, OtherAddress, OtherProtocol } from "./connect-server.ts";

const origin = "https://sign.example.org";

function connect(says: object = {}) {
	const now = new Date(Date.now() + 3_600_000).toISOString();
	const info = { name: "countersign", version: "1", api: 1, origin, rpId: "example.org", now, ...says };
	const answer = { status: 200, headers: { get: () => null }, text: async () => JSON.stringify(info) };
	return connectServer(origin, { network: { fetch: async () => answer }, signal: new AbortController().signal });
}

test("a server says for whom it signs, and what time it has", async () => {
	const server = await connect();
	expect(server).toMatchObject({ origin, rpId: "example.org" });
	expect(server.clockOffset / 3_600_000).toBeCloseTo(1, 2);
});

test("one that goes by another address is refused, with that address", async () => {
	const refused = connect({ origin: "https://other.example" });
	await expect(refused).rejects.toThrow(OtherAddress);
	await expect(refused).rejects.toMatchObject({ origin: "https://other.example" });
});

test("a later server that still answers this program is talked to", async () => {
	await expect(connect({ api: 7, oldestApi: 1, unheardOf: true })).resolves.toMatchObject({ origin });
});

test.each([
	["server-too-new", { api: 7, oldestApi: 2 }],
	["server-too-new", { api: 2, origin: undefined, rpId: undefined }],
	["server-too-old", { api: 0 }],
])("one that shares no version with this program is told as %s", async (fit, says) => {
	const refused = connect(says);
	await expect(refused).rejects.toThrow(OtherProtocol);
	await expect(refused).rejects.toMatchObject({ fit });
});

test("one that leaves out what this version says is not understood", async () => {
	await expect(connect({ rpId: undefined })).rejects.toMatchObject({ name: "Unreachable", status: 200 });
});
