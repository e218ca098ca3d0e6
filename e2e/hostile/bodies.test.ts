import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Call } from "../../contract/call.ts";
import { refusalIn } from "./requests/answer.ts";
import { authorityFor } from "./requests/authority.ts";
import { callsWithBody, somePath } from "./requests/every-call.ts";
import { hostileBody, isTaken } from "./requests/hostile-body.ts";
import { lawfulValue } from "./requests/lawful-value.ts";
import { type StoreWatch, watchStore } from "./world/stored.ts";
import { openWorld, secretsOf, type World } from "./world/world.ts";

let world: World;
let store: StoreWatch;
let secrets: string[];

beforeAll(async () => {
	world = await openWorld();
	store = await watchStore(world.storage);
	secrets = [...secretsOf(world), "canary-4711"];
});

afterAll(() => world?.stop());

/** Sends a body with all the authority there is for the call, so that nothing but the body can be refused. */
async function refused(call: Call, payload: string | Buffer, headers: Record<string, string> = {}) {
	const url = somePath(call);
	const authority = authorityFor(world, call, url);
	const json = { "content-type": "application/json" };
	const answer = await world.app.inject({
		method: call.method,
		url,
		headers: { ...json, ...authority, ...headers },
		payload,
	});
	const code = refusalIn(answer, secrets);
	expect(await store.changed()).toEqual([]);
	return code;
}

describe.each(callsWithBody)("$name", ({ call }) => {
	test("refuses every body that its schema does not take, and writes nothing", async () => {
		const hostile = hostileBody(call).filter((text) => !isTaken(call, text));
		await fc.assert(
			fc.asyncProperty(hostile, async (text) => {
				expect(await refused(call, text)).toBe("invalid-request");
			}),
			{ numRuns: 30 },
		);
	});

	test("refuses bytes that are no JSON", async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 60 }), async (bytes) => {
				fc.pre(!isTaken(call, Buffer.from(bytes).toString()));
				expect(await refused(call, Buffer.from(bytes))).toBe("invalid-request");
			}),
			{ numRuns: 8 },
		);
	});

	test("refuses a body beyond what any call needs", async () => {
		const [lawful] = fc.sample(lawfulValue(call.body ?? expect.fail()), { numRuns: 1, seed: 1 });
		const padded = `${JSON.stringify(lawful)}${" ".repeat(64 * 1024)}`;
		expect(await refused(call, padded)).toBe("too-large");
	});

	test.each([
		"text/plain",
		"text/json",
		"application/jsonp",
		"application/json2",
		"application/ json",
		"multipart/form-data; boundary=a",
		"application/x-www-form-urlencoded",
		"application/json, text/plain",
		"json",
		"*/*",
	])("refuses a body called %j before it is read", async (type) => {
		expect(await refused(call, "{", { "content-type": type })).toBe("not-json");
	});

	test.each([
		"application/json",
		"APPLICATION/JSON",
		" application/json",
		"application/json\t",
		"application/json;charset=utf-8",
		'application/json; charset="UTF-8"',
		"application/json; charset=utf-16",
		"application/json;a=b",
	])("holds a body called %j to its schema all the same", async (type) => {
		expect(await refused(call, '{"canary-4711":1}', { "content-type": type })).toBe("invalid-request");
	});
});
