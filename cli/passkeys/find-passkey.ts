import type { Passkey } from "../../contract/account.ts";
import { CommandFailure, usageFailure } from "../command-failure.ts";
import { idBeginsWith, shortPasskeyId } from "./passkey-id.ts";

/**
 * The passkey that is meant by its name, or by the beginning of its id.
 * @throws CommandFailure where there is none, or more than one
 */
export function findPasskey(passkeys: readonly Passkey[], given: string): Passkey {
	const word = given.normalize("NFC");
	const named = passkeys.filter(({ name }) => name === word);
	const fitting = named.length > 0 ? named : passkeys.filter(({ id }) => idBeginsWith(id, word));
	const [found, ...others] = fitting;
	if (!found) throw unknown(passkeys, given);
	if (others.length === 0) return found;
	const ids = passkeys.map(({ id }) => id);
	const list = fitting.map(({ id, name }) => `${shortPasskeyId(id, ids)} ("${name}")`).join(", ");
	throw usageFailure(`Several passkeys fit "${given}": name one by its id, ${list}.`);
}

function unknown(passkeys: readonly Passkey[], given: string): CommandFailure {
	const list = passkeys.map(({ name }) => `"${name}"`).join(", ");
	const words = `No passkey is called "${given}", or has an id that begins so. There are: ${list}.`;
	return new CommandFailure(words, { code: "not-found" });
}
