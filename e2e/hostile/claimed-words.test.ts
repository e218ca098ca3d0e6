import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { badText } from "./requests/bad-text.ts";
import { callsWithBody } from "./requests/every-call.ts";
import { isTaken } from "./requests/hostile-body.ts";
import { lawfulValue } from "./requests/lawful-value.ts";

/** Ways in which a browser says that a key is reached: standards add to them, and nobody is shown them as words. */
const lenient = /\.(transports|clientExtensionResults)\b/;

/** The members of a value that are text, each as the path to it. */
function textsIn(value: unknown, path = ""): string[] {
	if (typeof value === "string") return [path];
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([name, member]) => textsIn(member, `${path}.${name}`));
}

/** The same value with another text in one place. */
function withText(value: unknown, path: string, text: string): unknown {
	const [, name, rest = ""] = /^\.([^.]+)(.*)$/.exec(path) ?? [];
	if (name === undefined || typeof value !== "object" || value === null) return text;
	const changed = { ...value, [name]: withText(Object(value)[name], rest, text) };
	return Array.isArray(value) ? Object.values(changed) : changed;
}

const withWords = callsWithBody.filter(({ call }) =>
	fc
		.sample(lawfulValue(call.body ?? expect.fail()), { numRuns: 20, seed: 1 })
		.some((value) => textsIn(value).length > 0),
);

describe.each(withWords)("$name", ({ call }) => {
	test("takes no word that could hide, turn round or outgrow what stands beside it", () => {
		const lawful = lawfulValue(call.body ?? expect.fail());
		fc.assert(
			fc.property(lawful, fc.nat(), badText, (value, at, text) => {
				const places = textsIn(value).filter((path) => !lenient.test(path));
				const place = places[at % Math.max(1, places.length)];
				// An address that is empty is none.
				fc.pre(place !== undefined && !(place === ".email" && text === ""));
				expect(isTaken(call, JSON.stringify(withText(value, place ?? "", text)))).toBe(false);
			}),
			{ numRuns: 50 },
		);
	});
});
