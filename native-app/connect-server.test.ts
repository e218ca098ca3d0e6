import { expect, test } from "vitest";
import { connectServer, OtherAddress } from "./connect-server.ts";

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
