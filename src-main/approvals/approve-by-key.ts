import { type AllowedPasskeys, approveLogin } from "../../client/approve-login.ts";
import type { PairedServer } from "../../client/paired-server.ts";
import type { ToSign } from "../../client/sign-with-passkey.ts";
import type { ShownState } from "../../contract/login-request.ts";
import { Problem } from "../../contract/problem.ts";
import type { AuthenticationResponse } from "../../contract/webauthn.ts";
import { keySurroundings } from "../../native-app/key-surroundings.ts";
import { DesktopFailure } from "../desktop-failure.ts";
import type { ReadLogin } from "./approve-by-page.ts";

/** What the card shows, and what was asked for meanwhile. */
export interface CardToSign extends Omit<ReadLogin, "method"> {
	readonly known: Promise<AllowedPasskeys | undefined>;
}

/** Has a key of this machine sign. @throws what the `signal` was aborted with */
export type SignByKey = (toSign: ToSign, signal: AbortSignal) => Promise<AuthenticationResponse>;

/**
 * Has a login signed with a security key of this machine: the text is built here, from the very object that the card
 * shows and the digits that were typed. Where it ends elsewhere meanwhile, the key is let go of.
 * @throws DesktopFailure (`prompt-closed`, `security-key`), Problem (`already-settled`, `wrong-code`, `proof-refused`),
 * OtherServer, UnfitRequest, Unreachable
 */
export async function approveByKey(server: PairedServer, read: CardToSign, sign: SignByKey): Promise<void> {
	const { request, code, known, settled, signal } = read;
	const over = new AbortController();
	let ended: ShownState | undefined;
	settled(AbortSignal.any([signal, over.signal])).then(
		(state) => {
			ended = state;
			// Only the key is let go of: a signature that is under way to the server is answered by the server.
			over.abort();
		},
		() => undefined,
	);
	const untilEnded = (toSign: ToSign) => sign(toSign, AbortSignal.any([signal, over.signal]));
	const signer = { sign: untilEnded, digest: keySurroundings.digest, signal };
	try {
		const approval = await approveLogin(server, { shown: request, code, known: await known }, signer);
		if (approval.state === "wrong-code") throw new Problem("wrong-code", { attemptsLeft: approval.attemptsLeft });
	} catch (error) {
		if (signal.aborted) throw new DesktopFailure("prompt-closed", { cause: error });
		if (over.signal.aborted) throw new Problem("already-settled", { state: ended, cause: error });
		throw error;
	} finally {
		over.abort();
	}
}
