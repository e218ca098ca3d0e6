import type { Passkey } from "../../contract/account.ts";
import { askLine, canAsk } from "../ask-line.ts";
import { usageFailure } from "../command-failure.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible-text.ts";
import { passkeyKindWords } from "./passkey-kind.ts";
import { day, lastUsed } from "./passkey-table.ts";

/**
 * Shows what would be removed, and asks.
 * @param yes confirmed already
 * @throws CommandFailure where there is nobody to ask, what `stop` was aborted with
 */
export async function confirmRemoval(
	passkey: Passkey,
	yes: boolean,
	terminal: Terminal,
	stop: AbortSignal,
): Promise<boolean> {
	const { name, createdAt } = passkey;
	const facts = `${passkeyKindWords(passkey)}, added ${day(createdAt)}, last used ${lastUsed(passkey)}`;
	terminal.say(`"${visible(name)}" (${facts}) will sign nothing any more. This can not be undone.`);
	if (yes) return true;
	if (!canAsk()) throw usageFailure("There is no terminal to ask on: say with --yes that it shall be removed.");
	return askLine("Remove it? y/N ", readAnswer, stop);
}

function readAnswer(answer: string): boolean | undefined {
	if (/^(?:n|no|)$/i.test(answer)) return false;
	return /^(?:y|yes)$/i.test(answer) ? true : undefined;
}
