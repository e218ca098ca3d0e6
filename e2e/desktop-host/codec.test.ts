import { expect, test } from "vitest";
import { makeCodec } from "./codec.ts";

const { encode, decode } = makeCodec();
const through = (value: unknown) => decode(encode(value));

test.each([
	undefined,
	null,
	0,
	-0,
	Number.NaN,
	Number.NEGATIVE_INFINITY,
	12n ** 30n,
	"text",
	true,
	[1, [2, undefined]],
	{ a: { b: [] }, "": 1 },
	new Date(1234),
	/a+b/giu,
	new Map<unknown, unknown>([[{ key: 1 }, new Set([1, "2"])]]),
	new Uint8Array([0, 255, 3]),
	new Float64Array([1.5, -2]),
])("%o arrives as it left", (value) => {
	expect(through(value)).toEqual(value);
	expect(Object.is(through(-0), -0)).toBe(true);
});

test("what contains itself arrives containing itself", () => {
	const cyclic: Record<string, unknown> = { list: [], map: new Map(), set: new Set() };
	(cyclic["list"] as unknown[]).push(cyclic);
	(cyclic["map"] as Map<unknown, unknown>).set("self", cyclic);
	(cyclic["set"] as Set<unknown>).add(cyclic);
	const arrived = through(cyclic) as typeof cyclic;
	expect((arrived["list"] as unknown[])[0]).toBe(arrived);
	expect((arrived["map"] as Map<unknown, unknown>).get("self")).toBe(arrived);
	expect((arrived["set"] as Set<unknown>).has(arrived)).toBe(true);
});

test("one object met twice stays one object", () => {
	const shared = { a: 1 };
	const [first, second] = through([shared, shared]) as object[];
	expect(first).toBe(second);
});

test("an error keeps its kind and words; a kind of the app's own becomes a plain error", () => {
	class OwnError extends Error {}
	expect(through(new RangeError("far"))).toBeInstanceOf(RangeError);
	expect((through(new OwnError("mine")) as Error).message).toBe("mine");
});

test("a part of a buffer arrives alone, and as bytes", () => {
	const arrived = through(Buffer.from("hello").subarray(1, 3)) as Uint8Array;
	expect(arrived).toBeInstanceOf(Uint8Array);
	expect([...arrived]).toEqual([101, 108]);
});

test("a key called __proto__ is only a key", () => {
	const arrived = through(JSON.parse('{"__proto__": {"polluted": true}}')) as { polluted?: boolean };
	expect(arrived.polluted).toBeUndefined();
	expect(Object.keys(arrived)).toEqual(["__proto__"]);
});

test.each([[() => {}], [Symbol("s")], [{ deep: [() => {}] }], [new WeakMap()], [Promise.resolve()]])(
	"%o can not be cloned",
	(value) => {
		expect(() => encode(value)).toThrow("An object could not be cloned.");
	},
);

test("its source works where nothing else is", () => {
	const elsewhere = new Function(`return (${makeCodec})()`)() as ReturnType<typeof makeCodec>;
	expect(elsewhere.decode(encode({ a: [1n] }))).toEqual({ a: [1n] });
});
