import { describe, expect, test } from "vitest";
import type { CredentialDescriptor } from "../commands/credential-descriptor.ts";
import { writtenData } from "../testing/authenticator-bytes.ts";
import { parametersIn } from "../testing/key-side.ts";
import { knownKey } from "../testing/known-key.ts";
import { failureOf } from "../testing/open-scripted.ts";
import { type Reply, scriptAuthenticator } from "../testing/scripted-authenticator.ts";
import { hex, wire } from "../testing/wire.ts";
import { unverified } from "../verification/authorization.ts";
import { findCredential } from "./find-credential.ts";
import { signAmong } from "./sign-among.ts";

const rpId = "login.example";
const list = (count: number) => Array.from({ length: count }, (_, index) => ({ id: Uint8Array.of(0xc0, index) }));
const data = writtenData({ flags: 0 });

/** Numbers of the credentials in a message's list. */
function listed(message: Uint8Array): readonly number[] {
	const descriptors = parametersIn(message).get(3) as readonly Map<string, Uint8Array>[];
	return descriptors.map((descriptor) => descriptor.get("id")?.[1] ?? -1);
}

/** A key that holds one credential and takes so many in a list; it names it unless told otherwise. */
function holds(number: number | undefined, { most = 100, named = true, none = 0x2e, tooMany = 0x39 } = {}): Reply {
	return (message) => {
		const asked = listed(message);
		if (asked.length > most) return tooMany;
		if (number === undefined || !asked.includes(number)) return none;
		const id = wire`01 a2 62 ${"id"} 42 c0 ${Uint8Array.of(number)} 64 ${"type"} 6a ${"public-key"}`;
		return named ? wire`a3 ${id} 02 58 25 ${data} 03 41 01` : wire`a2 02 58 25 ${data} 03 41 01`;
	};
}

async function search(reply: Reply, descriptors: readonly CredentialDescriptor[], inOne = 4) {
	const { authenticator, sent } = await scriptAuthenticator([reply]);
	const info = knownKey({}, { 7: inOne });
	const authorization = unverified;
	const found = await findCredential(authenticator, info, { rpId, list: descriptors, authorization }).catch((e) => e);
	return { found, asked: sent().map(listed), sent: sent() };
}

describe("looking for a credential", () => {
	test("asks silently, over nothing, part by part, until one is found", async () => {
		const { found, asked, sent } = await search(holds(5), list(12));
		expect(found).toEqual({ id: Uint8Array.of(0xc0, 5) });
		expect(asked).toEqual([
			[0, 1, 2, 3],
			[4, 5, 6, 7],
		]);
		const { 1: asks, 2: hash, 5: options } = Object.fromEntries(parametersIn(sent[0] ?? new Uint8Array()));
		expect({ asks, hash, options }).toEqual({
			asks: rpId,
			hash: new Uint8Array(32),
			options: new Map([["up", false]]),
		});
	});

	test.each([0x2e, 0x22])("takes status %i for none of these", async (none) => {
		const { found, asked } = await search(holds(undefined, { none }), list(6));
		expect(found).toBeUndefined();
		expect(asked.flat()).toEqual([0, 1, 2, 3, 4, 5]);
	});

	test.each([0x39, 0x15])("halves what the key finds too long, by status %i", async (tooMany) => {
		const { found, asked } = await search(holds(3, { most: 1, tooMany }), list(4));
		expect(found).toEqual({ id: Uint8Array.of(0xc0, 3) });
		expect(asked).toEqual([[0, 1, 2, 3], [0, 1], [0], [1], [2, 3], [2], [3]]);
	});

	test("gives up on a single one that is too long", async () => {
		const { found } = await search(holds(3, { most: 0 }), list(1));
		expect(found).toMatchObject({ reason: "status", status: 0x39 });
	});

	test.each([0x31, 0x36, 0x14, 0x2b])("does not take status %i for an answer", async (none) => {
		const { found, asked } = await search(holds(undefined, { none }), list(8));
		expect(found).toMatchObject({ reason: "status", status: none });
		expect(asked).toHaveLength(1);
	});

	test("knows of one that the key does not name, where it was asked for alone", async () => {
		const { found, asked } = await search(holds(2, { named: false }), list(4), 1);
		expect(found).toEqual({ id: Uint8Array.of(0xc0, 2) });
		expect(asked).toEqual([[0], [1], [2]]);
	});

	test("finds out which of several the key does not name", async () => {
		const { found, asked } = await search(holds(2, { named: false }), list(4));
		expect(found).toEqual({ id: Uint8Array.of(0xc0, 2) });
		expect(asked).toEqual([[0, 1, 2, 3], [0, 1], [2, 3], [2]]);
	});

	test("asks nothing about ids that can not be the key's own", async () => {
		const { found, asked } = await search(holds(0), [{ id: new Uint8Array(2000) }, { id: new Uint8Array() }]);
		expect(found).toBeUndefined();
		expect(asked).toEqual([]);
	});

	test("keeps messages as short as the key says", async () => {
		const { authenticator, sent } = await scriptAuthenticator([0x2e]);
		const descriptors = Array.from({ length: 20 }, (_, index) => ({ id: new Uint8Array(64).fill(index) }));
		const info = knownKey({}, { 5: 400, 7: 20 });
		await findCredential(authenticator, info, { rpId, list: descriptors, authorization: unverified });
		expect(Math.max(...sent().map(({ length }) => length))).toBeLessThanOrEqual(400);
		expect(sent().length).toBe(7);
	});
});

describe("signing with one of several", () => {
	const clientDataHash = new Uint8Array(32).fill(9);
	const command = { rpId, clientDataHash };

	async function sign(reply: Reply, count: number, inOne: number) {
		const { authenticator, sent } = await scriptAuthenticator([reply]);
		const signing = { command, list: list(count), authorization: unverified };
		const made = await signAmong(authenticator, knownKey({}, { 7: inOne }), signing, {});
		const silent = sent().map((message) => parametersIn(message).has(5));
		return { made, asked: sent().map(listed), silent };
	}

	test("is one command where the key takes the list whole", async () => {
		const { asked, silent } = await sign(holds(3), 4, 4);
		expect({ asked, silent }).toEqual({ asked: [[0, 1, 2, 3]], silent: [false] });
	});

	test("is one command for one credential, on a key that does not say how many it takes", async () => {
		const { asked, made } = await sign(holds(0, { named: false }), 1, 1);
		expect(asked).toEqual([[0]]);
		expect(hex(made.credential?.id)).toBe("c000");
	});

	test("by a key that does not say with which of several is nobody's in particular", async () => {
		const { made } = await sign(holds(0, { named: false }), 3, 4);
		expect(made.credential).toBeUndefined();
	});

	test("is done with the one that was found, which then goes without saying", async () => {
		const { asked, silent, made } = await sign(holds(2, { named: false }), 3, 1);
		expect({ asked, silent }).toEqual({ asked: [[0], [1], [2], [2]], silent: [true, true, true, false] });
		expect(hex(made.credential?.id)).toBe("c002");
	});

	test("looks for the one where the key finds the list too long although it said otherwise", async () => {
		const { asked, silent } = await sign(holds(3, { most: 2 }), 4, 4);
		expect(asked).toEqual([[0, 1, 2, 3], [0, 1, 2, 3], [0, 1], [2, 3], [3]]);
		expect(silent).toEqual([false, true, true, true, false]);
	});

	test("asks for no touch where the key holds none", async () => {
		expect(await failureOf(sign(holds(undefined), 6, 2))).toMatchObject({ reason: "status", status: 0x2e });
	});
});
