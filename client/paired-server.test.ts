import { expect, test } from "vitest";
import { createKeptKey } from "./kept-key.ts";
import { OtherServer, reachPairedServer } from "./paired-server.ts";

const now = Date.parse("2026-11-22T12:00:00.000Z");
const pairing = {
	server: "https://sign.example.org",
	rpId: "example.org",
	account: "alice",
	id: "p1",
	token: "token",
	key: await createKeptKey(),
};

function reach(says: object = {}) {
	const info = {
		name: "countersign",
		version: "1",
		api: 1,
		origin: pairing.server,
		rpId: pairing.rpId,
		now: new Date(now + 5000).toISOString(),
		...says,
	};
	const answer = { status: 200, headers: { get: () => null }, text: async () => JSON.stringify(info) };
	return reachPairedServer(pairing, {
		network: { fetch: async () => answer },
		digest: async () => new Uint8Array(32),
		randomName: () => "name",
		now: () => now,
	});
}

test("the server of a pairing is reached with its token, its key and its clock", async () => {
	const { proof, network: _, ...server } = await reach();
	expect(server).toEqual({ origin: pairing.server, rpId: pairing.rpId, token: "token", clockOffset: 5000 });
	expect(proof.publicKey).toMatchObject({ x: pairing.key.x });
});

test.each([{ origin: "https://evil.example" }, { rpId: "evil.example" }])(
	"one that says it is %j now is refused",
	async (says) => {
		await expect(reach(says)).rejects.toThrow(OtherServer);
	},
);
