import { type Passkey, PasskeyName } from "../../contract/account.ts";
import { CommandFailure } from "../command-failure.ts";
import { longestName } from "../typed-name.ts";

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
			.slice(0, longestName - ending.length)
			.join("")
			.trimEnd()}${ending}`;
		if (!taken.includes(name)) return name;
	}
}
