import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calls } from "../../../contract/calls.ts";
import { credentialsForStranger } from "../../../server/passkeys/allowed-credentials.ts";
import { openServerKeys, type ServerKeys } from "../../../server/server-keys.ts";
import { changesOf } from "../world/stored.ts";
import { openWorld, type World } from "../world/world.ts";
import { type Seen, strangersQuestions } from "./ask-as-stranger.ts";

let world: World;

beforeAll(async () => {
	world = await openWorld();
	const { alice } = world;
	await world.join("gone");
	await world.join("off");
	await alice.session.send(calls.removeAccount, { params: { userId: "gone" } });
	await alice.session.send(calls.changeAccount, { params: { userId: "off" }, body: { disabled: true } });
});

afterAll(() => world?.stop());

/** Lengths of what is said, in place of what is said: words are to tell as little as their length. */
function shapeOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(shapeOf);
	if (typeof value === "object" && value !== null)
		return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member)]));
	return typeof value === "string" ? `text of ${value.length}` : value;
}

/** All that can be compared: the time that is left instead of the times, and of credentials that there are some. */
function comparable({ status, headers, body }: Seen) {
	const { date: _, "content-length": __, ...rest } = headers;
	// In whole seconds: how long an answer took is measured elsewhere.
	const left = Math.round((Date.parse(String(body["expiresAt"])) - Date.parse(String(body["now"]))) / 1000);
	const options = body["options"] as { allowCredentials: { id: string; transports: string[] }[] } | undefined;
	const { allowCredentials, ...others } = options ?? { allowCredentials: [] };
	return {
		status,
		headers: rest,
		body: shapeOf({ ...body, options: others, approveUrl: "" }),
		left,
		credentials: allowCredentials.map((each) => Object.keys(each)).at(0),
	};
}

let sources = 0;
const source = () => `203.0.113.${++sources}`;

describe.each(Object.entries(strangersQuestions))("who can %s", (_, question) => {
	test.each(["nobody", "zz-9", "off", "gone"])("is told of %s what is told of bob", async (other) => {
		const known = comparable(await question(world, "bob", source()));
		expect(comparable(await question(world, other, source()))).toEqual(known);
	});
});

test("the credentials of an account that is not there stay the same, and are as those of others are", async () => {
	const begin = strangersQuestions["begin a sign-in"] ?? expect.fail();
	const of = async (account: string) => Object(await begin(world, account, source())).body.options.allowCredentials;
	expect(await of("nobody")).toEqual(await of("nobody"));
	expect(await of("nobody")).not.toEqual(await of("nobody-else"));
	const ids = new Set<string>();
	for (let at = 0; at < 40; at += 1)
		for (const { id, transports } of await of(`nobody-${at}`)) {
			ids.add(id);
			expect([22, 27, 43, 64, 86]).toContain(id.length);
			expect(transports.length).toBeGreaterThan(0);
		}
	expect(ids.size).toBeGreaterThanOrEqual(40);
});

test("as much is written for a login of an account that is not there", async () => {
	const ask = strangersQuestions["ask for a login"] ?? expect.fail();
	const written = async (account: string) => {
		const before = await changesOf(world.storage.db);
		await ask(world, account, source());
		return (await changesOf(world.storage.db)) - before;
	};
	// The first of an account that was never asked for begins what is counted.
	await written("nobody");
	expect(await written("nobody")).toBe(await written("bob"));
});

test("as many codes are made for an account that is there as for one that is not", async () => {
	const keys = await openServerKeys(world.storage);
	const made = async (account: string) => {
		const uses: string[] = [];
		const counting = {
			...keys,
			mac: (purpose: "decoy", text: string) => {
				uses.push(text.replace(account, "name"));
				return keys.mac(purpose, text);
			},
		};
		await credentialsForStranger(world.storage, counting as ServerKeys, account);
		return uses;
	};
	expect((await made("bob")).length).toBeGreaterThanOrEqual(4);
	expect((await made("nobody")).slice(0, 4)).toEqual((await made("bob")).slice(0, 4));
});

test("as many logins may wait for an account that is not there as for one that is", async () => {
	const ask = strangersQuestions["ask for a login"] ?? expect.fail();
	for (let at = 0; at < 25; at += 1) {
		const [known, unknown] = [await ask(world, "bob", "192.0.2.1"), await ask(world, "nobody", "192.0.2.2")];
		expect(comparable(unknown)).toEqual(comparable(known));
	}
});

test.each<[string, number]>([
	["begin a sign-in", 125],
	["ask for a login", 245],
])("who can %s fills no store: a source has its share of a minute", async (name, times) => {
	const question = strangersQuestions[name] ?? expect.fail();
	const source = `198.18.0.${name.length}`;
	const refusals: unknown[] = [];
	for (let at = 0; at < times; at += 1) {
		const before = await changesOf(world.storage.db);
		const { status, body } = await question(world, "bob", source);
		if (status < 400) continue;
		refusals.push(body["code"]);
		expect(await changesOf(world.storage.db)).toBe(before);
	}
	expect(refusals.length).toBeGreaterThan(0);
	expect(new Set(refusals)).toEqual(new Set(["too-many-attempts"]));
});

test("an account that joins later was not told from any other before", async () => {
	const ask = strangersQuestions["begin a sign-in"] ?? expect.fail();
	const before = comparable(await ask(world, "later", source()));
	await world.join("later");
	expect(comparable(await ask(world, "later", source()))).toEqual(before);
});
