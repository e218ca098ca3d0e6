import { expect, test } from "vitest";
import { calls } from "../contract/calls.ts";
import { callServer, type Unreachable } from "./call-server.ts";
import { endlessBody } from "./endless-for-tests.ts";
import { limitedText } from "./limited-text.ts";
import { utf8 } from "./utf8.ts";

const never = () => Promise.reject(new Error("It was read as a whole."));

function bodyOf(...pieces: Uint8Array[]) {
	const read = async () => {
		const value = pieces.shift();
		return value ? { done: false, value } : { done: true };
	};
	return { getReader: () => ({ read, cancel: async () => {} }) };
}

test("pieces become one text, wherever they are cut", async () => {
	const bytes = utf8('{"name":"grün"}');
	const body = bodyOf(bytes.subarray(0, 12), bytes.subarray(12));
	expect(await limitedText({ body, text: never })).toBe('{"name":"grün"}');
	expect(await limitedText({ body: bodyOf(), text: never })).toBe("");
});

test("an answer that does not end is given up, and its connection let go of", async () => {
	const { body, heard } = endlessBody(new Uint8Array(300_000));
	expect(await limitedText({ body, text: never })).toBeUndefined();
	expect(heard.bytes).toBeLessThan(3_000_000);
	expect(heard.cancels).toBe(1);
});

test("a page of the longest logins is no such answer", async () => {
	const text = "😀".repeat(375_000);
	expect(await limitedText({ body: bodyOf(utf8(text)), text: never })).toBe(text);
});

test("bytes that are no text are none", async () => {
	expect(await limitedText({ body: bodyOf(new Uint8Array([0xff, 0xfe])), text: never })).toBeUndefined();
});

test("where there are no pieces the whole is taken, and left where it is too long", async () => {
	expect(await limitedText({ text: async () => "{}" })).toBe("{}");
	expect(await limitedText({ body: null, text: async () => "" })).toBe("");
	expect(await limitedText({ text: async () => "x".repeat(3_000_000) })).toBeUndefined();
});

test("a call that is answered without end fails as one that was not understood", async () => {
	const { body } = endlessBody(new Uint8Array(300_000));
	const network = { fetch: async () => ({ status: 200, headers: { get: () => null }, body, text: never }) };
	const asking = callServer({ origin: "https://sign.example.org", network }, calls.serverInfo, {});
	await expect(asking).rejects.toMatchObject({ name: "Unreachable", status: 200 } satisfies Partial<Unreachable>);
});
