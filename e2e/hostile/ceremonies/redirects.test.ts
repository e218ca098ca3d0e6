import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calls } from "../../../contract/calls.ts";
import { beginPairing, grantPairing, redeemPairing } from "../../pairing/pair-over-api.ts";
import { callWithProof } from "../../pairing/proven-call.ts";
import { createRequesterKey } from "../../requester/requester-key.ts";
import { refusalIn } from "../requests/answer.ts";
import { type StoreWatch, watchStore } from "../world/stored.ts";
import { openWorld, type World } from "../world/world.ts";

let world: World;
let store: StoreWatch;

beforeAll(async () => {
	world = await openWorld();
	store = await watchStore(world.storage);
});

afterAll(() => world?.stop());

test.each([
	"https://evil.example/paired",
	"http://127.0.0.1@evil.example:80/paired",
	"http://127.0.0.1:80@evil.example/paired",
	"http://127.0.0.1:49151\\@evil.example/",
	"http://127.0.0.1.evil.example:80/",
	"http://127.0.0.1:49151/%2e%2e/",
	"http://127.0.0.1:49151/paired?x=//evil.example",
	"http://127.0.0.1:49151/paired#x",
	"http://127.0.0.1:0/paired",
	"http://127.0.0.1:65536/paired",
	"http://127.0.0.1/paired",
	"http://2130706433:80/",
	"http://0x7f.1:80/",
	"http://localhost:49151/paired",
	"http://[::ffff:127.0.0.1]:80/",
	"http://[::1%25lo]:80/",
	"countersign://evil/paired",
	"countersign://paired/",
	"javascript:alert(1)",
	"http://127.0.0.1:49151/paired\n",
	"http://127.0.0.1:49151\t/paired",
])("a pairing's code is brought to no address such as %j", async (redirectUri) => {
	const key = createRequesterKey();
	const codeChallenge = createHash("sha256").update("v").digest("base64url");
	const body = { name: "Laptop", publicKey: key.publicKey, codeChallenge, redirectUri };
	const started = callWithProof({ origin: world.origin, key }, calls.startPairing, { body });
	await expect(started).rejects.toMatchObject({ code: "invalid-request" });
	expect(await store.changed()).toEqual([]);
});

test("a port that is none is told by the name of its rule", async () => {
	const redirectUri = "http://127.0.0.1:65536/paired";
	const payload = {
		name: "Laptop",
		publicKey: createRequesterKey().publicKey,
		codeChallenge: "c".repeat(43),
		redirectUri,
	};
	const answer = await world.app.inject({ method: "POST", url: "/api/pairings", payload });
	expect(refusalIn(answer, [])).toBe("invalid-request");
	expect(answer.json().errors).toEqual([{ path: "redirectUri", rule: "port" }]);
});

const truths = [true, false] as const;
const cases = truths.flatMap((key) => truths.flatMap((verifier) => truths.map((fresh) => ({ key, verifier, fresh }))));

describe.each(cases)("a code with its key ($key), its verifier ($verifier), not used before ($fresh)", (right) => {
	test("is turned into a token where all of that holds", async () => {
		const { bob, origin } = world;
		const begun = await beginPairing(origin);
		const code = await grantPairing(bob.session, bob.passkey, begun);
		if (!right.fresh) await redeemPairing({ ...begun, code });
		await store.changed();
		const key = right.key ? begun.key : createRequesterKey();
		const verifier = right.verifier ? begun.verifier : randomBytes(32).toString("base64url");
		const redeemed = redeemPairing({ ...begun, key, verifier, code });
		if (right.key && right.verifier && right.fresh) return expect(redeemed).resolves.toMatchObject({ account: "bob" });
		await expect(redeemed).rejects.toMatchObject({ code: "link-ended" });
		expect(await store.changed()).toEqual([]);
	});
});
