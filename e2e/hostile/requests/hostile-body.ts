import fc, { type Arbitrary } from "fast-check";
import type { Call } from "../../../contract/call.ts";
import { badText } from "./bad-text.ts";
import { lawfulValue } from "./lawful-value.ts";

const nested = (depth: number, [open, close]: readonly [string, string]) =>
	`${open.repeat(depth)}0${close.repeat(depth)}`;

/** What stands where something else belongs, as JSON. */
const wrongValue: Arbitrary<string> = fc.oneof(
	fc.constantFrom("null", "true", "0", "-1", "1e999", "0.5", '""', "[]", "{}", "[[]]", '{"toString":1}', '"\\ud800"'),
	badText.map((text) => JSON.stringify(text)),
	fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)),
	fc
		.tuple(fc.constantFrom(10, 500, 5000), fc.constantFrom(["[", "]"] as const, ['{"a":', "}"] as const))
		.map((many) => nested(...many)),
);

/** Names that mean something to JavaScript, and one that means nothing to anybody. */
const strangeName = fc.constantFrom(
	"__proto__",
	"constructor",
	"prototype",
	"toString",
	"admin",
	"canary-4711",
	"",
	"\u202e",
);

interface Edit {
	readonly how: "replace" | "remove" | "add" | "twice";
	readonly at: number;
	readonly value: string;
	readonly name: string;
}

const edit: Arbitrary<Edit> = fc.record({
	how: fc.constantFrom("replace", "remove", "add", "twice"),
	at: fc.nat(1000),
	value: wrongValue,
	name: strangeName,
});

/** Bodies that a call may be sent by somebody who knows what it takes, and sends something else. */
export function hostileBody(call: Call): Arbitrary<string> {
	const lawful = call.body ? lawfulValue(call.body) : fc.constant({});
	return fc.oneof(
		{ weight: 5, arbitrary: fc.tuple(lawful, edit).map(([value, one]) => written(value, one)) },
		{ weight: 1, arbitrary: lawful.chain((value) => cutOff(JSON.stringify(value))) },
		{ weight: 1, arbitrary: wrongValue },
	);
}

/** Whether a call takes this text after all; what it takes is not for these attacks. */
export function isTaken(call: Call, text: string): boolean {
	try {
		return call.body?.safeParse(JSON.parse(text)).success ?? true;
	} catch {
		return false;
	}
}

function cutOff(text: string): Arbitrary<string> {
	return fc.nat(text.length - 1).map((length) => text.slice(0, length));
}

/** The value as JSON with one edit at one of its members, which are counted from the outside in. */
function written(value: unknown, one: Edit): string {
	let left = one.at % Math.max(1, countMembers(value));
	const write = (part: unknown): string => {
		if (Array.isArray(part)) return `[${part.map(write).join(",")}]`;
		if (typeof part !== "object" || part === null) return JSON.stringify(part);
		const members = Object.entries(part).flatMap(([name, member]) => {
			const own = `${JSON.stringify(name)}:`;
			return left-- === 0 ? edited(own, write(member), one) : [own + write(member)];
		});
		return `{${members.join(",")}}`;
	};
	return countMembers(value) === 0 ? one.value : write(value);
}

function edited(own: string, member: string, { how, value, name }: Edit): string[] {
	switch (how) {
		case "replace":
			return [own + value];
		case "remove":
			return [];
		case "add":
			return [own + member, `${JSON.stringify(name)}:${value}`];
		case "twice":
			return [own + member, own + value];
	}
}

function countMembers(value: unknown): number {
	if (typeof value !== "object" || value === null) return 0;
	const inner = Object.values(value).reduce((sum: number, member) => sum + countMembers(member), 0);
	return inner + (Array.isArray(value) ? 0 : Object.keys(value).length);
}
