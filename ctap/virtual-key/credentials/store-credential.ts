import { CommandFailure } from "../command-failure.ts";
import type { Firmware } from "../firmware.ts";
import type { Credential, CredentialUser, ResidentCredential } from "./credential.ts";
import { sameBytes } from "./find-credentials.ts";
import { wrapCredential } from "./wrapped-id.ts";

/** Whose a resident credential is. */
export interface Account {
	readonly user: CredentialUser;
	readonly rpName?: string | undefined;
}

/**
 * Gives a new credential its id, and keeps it if it shall be resident (CTAP 2.1 section 6.1.2, steps 17 and 18).
 * @param account Undefined for a credential that is not kept.
 * @throws CommandFailure `keyStoreFull`.
 */
export function storeCredential(
	firmware: Firmware,
	core: Omit<Credential, "id" | "user">,
	account: Account | undefined,
): Credential {
	const { random, flash } = firmware;
	if (!account) return { ...core, id: wrapCredential(flash.deviceSecret, core, random) };
	const { user, rpName } = account;
	const credential = { ...core, id: random(32), user, ...(rpName === undefined ? {} : { rpName }) };
	keep(firmware, credential);
	return credential;
}

/** An account has one resident credential for each relying party: the new one takes the old one's place. */
function keep({ flash, personality }: Firmware, credential: ResidentCredential): void {
	const others = flash.credentials.filter(
		({ rpId, user }) => rpId !== credential.rpId || !sameBytes(user.id, credential.user.id),
	);
	if (others.length >= personality.residentCapacity) throw new CommandFailure("keyStoreFull");
	flash.credentials = [...others, credential];
}
