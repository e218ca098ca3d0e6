import fc, { type Arbitrary } from "fast-check";

/** Characters that hide, turn round, end or pile up what stands beside them; none of them may be shown to anybody. */
export const badCharacters = [
	"\0",
	"\u0007",
	"\u001b[2J",
	"\n",
	"\r",
	"\t",
	"\u0085",
	"\u200b",
	"\u200d",
	"\u2060",
	"\ufeff",
	"\u00ad",
	"\u034f",
	"\u061c",
	"\u200e",
	"\u200f",
	"\u202a",
	"\u202e",
	"\u2066",
	"\u2069",
	"\u2028",
	"\u2029",
	"\u00a0",
	"\u3000",
	"\u2800",
	"\u3164",
	"\ufe0f",
	"\u{e0041}",
	"\u{e000}",
	"\u{10ffff}",
	"\ufdd0",
	"\ud800",
	"\udc00",
	"e\u0301",
	"\u212b",
	"a\u0335\u0336\u0337\u0338\u0334",
] as const;

/** Text that no claimed value may be: with one of these somewhere, empty, much too long, or with a space at an end. */
export const badText: Arbitrary<string> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc
			.tuple(fc.string({ maxLength: 8 }), fc.constantFrom(...badCharacters), fc.string({ maxLength: 8 }))
			.map((parts) => parts.join("")),
	},
	fc.constantFrom(
		"",
		" ",
		" alice",
		"alice ",
		"\u0301a",
		"\u00e9".repeat(1001),
		"\u{1f600}".repeat(1001),
		"\u0301".repeat(9),
	),
);
