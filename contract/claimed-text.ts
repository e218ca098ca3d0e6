import { z } from "zod";

/** Why a value of a login request was refused. Values are refused, never repaired. */
export type TextRefusal = "empty" | "too-long" | "not-nfc" | "forbidden-character" | "outer-space" | "piled-marks";

/**
 * Control, format, surrogate, private-use and unassigned code points, line and paragraph separators, and letters a
 * reader can not see, among them every space but the plain one and the empty Braille pattern: everything that could
 * make the shown text differ from the signed one.
 */
const unshowable = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A mark without a letter under it, or more on one letter than any language piles up: they cover what is around. */
const piledMarks = /^\p{M}|\p{M}{5}/u;

/** Says why `value` may not be shown and signed, or `undefined` where it may. `most` counts code points. */
export function textRefusal(value: string, most: number): TextRefusal | undefined {
	if (value === "") return "empty";
	if ([...value].length > most) return "too-long";
	if (unshowable.test(value)) return "forbidden-character";
	if (value.normalize("NFC") !== value) return "not-nfc";
	if (value.startsWith(" ") || value.endsWith(" ")) return "outer-space";
	if (piledMarks.test(value)) return "piled-marks";
	return undefined;
}

/** A string that an asker claims and an approver reads: at most `most` code points, all of them visible. */
export function claimedText(most = 200) {
	return z.string().superRefine((value, context) => {
		const refusal = textRefusal(value, most);
		if (refusal) context.addIssue({ code: "custom", params: { rule: refusal } });
	});
}

/** The same as `unshowable`, without what another version of Unicode may have made a letter of. */
const neverShowable = /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * A string that a server passes on. It was held to `claimedText` where it came in; a server that is not to be trusted
 * may have let anything through. Letters that only the server's version of Unicode knows are taken.
 */
export function shownText(most = 200) {
	return z
		.string()
		.refine((value) => [...value].length <= most && !neverShowable.test(value) && !piledMarks.test(value));
}
