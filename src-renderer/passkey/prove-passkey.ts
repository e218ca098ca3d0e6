import { callServer, type ServerConnection } from "../../client/call-server.ts";
import { signinChallenge } from "../../client/challenge.ts";
import type { BodyOf } from "../../contract/call.ts";
import { calls } from "../../contract/calls.ts";
import type { FinishedSignin } from "../../contract/passkey-ceremony.ts";
import { Failure } from "../desk/failure.ts";
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
export async function provePasskey<P extends Purpose>(
	server: ServerConnection,
	{ who, purpose, pairing, keyThumbprint }: Proof<P>,
): Promise<FinishedSignin & { purpose: P }> {
	const params = { userId: who };
	const start = { purpose, ...(pairing && { pairing }) };
	const { ceremony, options } = await callServer(server, calls.startSignin, { params, body: start });
	const { id, secret, nonce } = ceremony;
	const signed = { origin: location.origin, purpose, ceremonyId: id, keyThumbprint, nonce };
	const response = await askPasskey(options, await signinChallenge(signed, sha256));
	const body = { ceremony: { id, secret }, response };
	const finished = await callServer(server, calls.finishSignin, { params, body });
	if (!serves(finished, purpose)) throw new Failure("unknown");
	return finished;
}

function serves<P extends Purpose>(finished: FinishedSignin, purpose: P): finished is FinishedSignin & { purpose: P } {
	return finished.purpose === purpose;
}
