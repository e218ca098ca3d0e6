import { listOwnPasskeys } from "../../client/own-passkeys.ts";
import type { PairedServer } from "../../client/paired-server.ts";
import type { Passkey } from "../../contract/account.ts";
import { CommandFailure } from "../command-failure.ts";
import { canBePluggedIn } from "./passkey-kind.ts";

/**
 * The passkeys of the paired account, oldest first, before a security key is to prove whose it is.
 * @throws CommandFailure where no key could; Problem, Unreachable, what `stop` was aborted with
 */
export async function changeablePasskeys(server: PairedServer, account: string, stop: AbortSignal): Promise<Passkey[]> {
	const passkeys = await listOwnPasskeys(server, account, stop);
	if (passkeys.some(canBePluggedIn)) return passkeys;
	const words = `None of the passkeys of ${account} is a security key, so none can sign here. Go to ${server.origin}/passkeys instead.`;
	throw new CommandFailure(words, { code: "no-security-key" });
}
