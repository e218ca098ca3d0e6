import { type Passkey, PasskeyName } from "../../contract/account.ts";
import { CommandFailure, usageFailure } from "../command-failure.ts";

/** Code points that a name may have. */
const longest = 60;

/**
 * A name that was given on the command line.
 * @param what it was given as, such as "--name"
 * @throws CommandFailure where no passkey can have this name
 */
export function readPasskeyName(given: string, what: string): string {
	const name = PasskeyName.safeParse(given.normalize("NFC"));
	if (!name.success) throw usageFailure(`${what} takes 1 to ${longest} visible characters.`);
	return name.data;
}

/**
 * Holds to it that commands can tell an account's passkeys apart by name.
 * @throws CommandFailure
 */
export function refuseNameInUse(name: string, others: readonly Pick<Passkey, "name">[]): void {
	if (others.some((other) => other.name === name))
		throw new CommandFailure(`Another passkey of this account is called "${name}" already.`, { code: "name-in-use" });
}

/** What to call a key that nobody named: as its maker does, with a number where that is taken. */
export function nameOfKey(product: string, taken: readonly string[]): string {
	const base = PasskeyName.safeParse(product.normalize("NFC").trim()).data ?? "Security key";
	if (!taken.includes(base)) return base;
	for (let number = 2; ; number++) {
		const ending = ` (${number})`;
		const name = `${[...base]
			.slice(0, longest - ending.length)
			.join("")
			.trimEnd()}${ending}`;
		if (!taken.includes(name)) return name;
	}
}
