import type { Signer } from "../../client/sign-with-passkey.ts";
import { beyondRecall, type Standing } from "../run-stoppable.ts";
import { keySigner } from "../security-key/key-signer.ts";
import type { Terminal } from "../terminal.ts";

/**
 * A registered security key that proves who asks for a change of the account's passkeys.
 * @param ctrlC what it does, as in "removes nothing"
 */
export function proofSigner(terminal: Terminal, ctrlC: string, standing: Standing, stop: AbortSignal): Signer {
	const signer = keySigner(terminal, { deadline: undefined, ctrlC }, stop);
	return {
		...signer,
		async sign(toSign) {
			const signed = await signer.sign(toSign);
			beyondRecall(standing);
			return signed;
		},
	};
}
