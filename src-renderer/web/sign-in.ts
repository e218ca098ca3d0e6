import { callServer } from "../../client/call-server.ts";
import { signinChallenge } from "../../client/challenge.ts";
import type { Account } from "../../contract/account.ts";
import { calls } from "../../contract/calls.ts";
import { Failure } from "../desk/failure.ts";
import { server } from "./connection.ts";
import { sha256 } from "./digest.ts";
import { askPasskey } from "./passkey.ts";

/**
 * Signs in with a passkey.
 * @param name an account's name, or "-" where the passkey itself knows whose it is
 */
export async function signIn(name: string): Promise<Account> {
	const purpose = "session";
	const params = { userId: name };
	const { ceremony, options } = await callServer(server, calls.startSignin, { params, body: { purpose } });
	const { id, secret, nonce } = ceremony;
	const challenge = await signinChallenge({ origin: location.origin, purpose, ceremonyId: id, nonce }, sha256);
	const response = await askPasskey(options, challenge);
	const body = { ceremony: { id, secret }, response };
	const finished = await callServer(server, calls.finishSignin, { params, body });
	if (finished.purpose !== purpose) throw new Failure("unknown");
	return finished.account;
}
