import { callServer } from "../../client/call-server.ts";
import type { Account } from "../../contract/account.ts";
import { calls } from "../../contract/calls.ts";
import { makePasskey } from "../passkey/ask-passkey.ts";
import { server } from "./connection.ts";

export interface Joining {
	readonly secret: string;
	readonly name: string;
	readonly passkeyName: string;
}

/** Reserves the name with the link, makes the first passkey, and so creates the account and its session. */
export async function join({ secret, name, passkeyName }: Joining): Promise<Account> {
	const params = await callServer(server, calls.redeemInvite, { body: { secret, name } });
	const { ceremony, options } = await callServer(server, calls.startRegistration, { params, body: { secret } });
	const response = await makePasskey(options);
	const body = { ceremony, response, name: passkeyName };
	const { account } = await callServer(server, calls.finishRegistration, { params, body });
	return account;
}
