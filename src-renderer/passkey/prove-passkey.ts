import { answerSignin } from "../../client/answer-signin.ts";
import type { ServerConnection } from "../../client/call-server.ts";
import type { BodyOf } from "../../contract/call.ts";
import type { calls } from "../../contract/calls.ts";
import type { FinishedSignin } from "../../contract/passkey-ceremony.ts";
import { askPasskey } from "./ask-passkey.ts";
import { sha256 } from "./digest.ts";

type Purpose = "session" | "pair" | "proof";

interface Proof<P extends Purpose> {
	/** An account's name, or "-" where the passkey itself knows whose it is. */
	readonly who: string;
	readonly purpose: P;
	/** With `pair`: which pairing is granted, and to which key. */
	readonly pairing?: BodyOf<typeof calls.startSignin>["pairing"] & object;
	readonly keyThumbprint?: string;
}

/** Has a passkey prove its owner for one purpose; the purpose, and the key where there is one, are signed. */
export function provePasskey<P extends Purpose>(
	server: ServerConnection,
	{ who, purpose, pairing, keyThumbprint }: Proof<P>,
): Promise<FinishedSignin & { purpose: P }> {
	const start = { purpose, ...(pairing && { pairing }) };
	return answerSignin(server, { who, start, keyThumbprint, origin: location.origin, digest: sha256 }, askPasskey);
}
