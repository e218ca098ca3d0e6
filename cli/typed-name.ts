import { type TextRefusal, textRefusal } from "../contract/claimed-text.ts";
import { usageFailure } from "./command-failure.ts";

/** Code points that a name may have: a client's, a passkey's, a pairing's. */
export const longestName = 60;

const size = `takes 1 to ${longestName} visible characters`;

const refusalWords: Record<TextRefusal, string> = {
	empty: size,
	"too-long": size,
	"outer-space": "can not begin or end with a space",
	"forbidden-character": "has a character in it that can not be seen",
	"piled-marks": "has accents in it that stand on no letter, or are too many on one",
	"not-nfc": "has a letter in it whose accent stands apart",
};

/**
 * A name that approvers read, as it was typed: in one form of its letters, whichever the keyboard has.
 * @param what it was given as, such as "--name"
 * @throws CommandFailure that says what is wrong with it
 */
export function readTypedName(typed: string, what: string): string {
	const name = typed.normalize("NFC");
	const refusal = textRefusal(name, longestName);
	if (refusal) throw usageFailure(`${what} ${refusalWords[refusal]}.`);
	return name;
}
