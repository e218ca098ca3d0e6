import { callServer } from "../../../client/call-server.ts";
import type { OwnAccount, Passkey } from "../../../contract/account.ts";
import type { AnswerOf } from "../../../contract/call.ts";
import { calls } from "../../../contract/calls.ts";
import { makePasskey } from "../../passkey/ask-passkey.ts";
import { provePasskey } from "../../passkey/prove-passkey.ts";
import { server } from "../connection.ts";
import { sessionCall } from "../session-call.ts";

export interface OwnPasskeys {
	readonly account: OwnAccount;
	readonly passkeys: readonly Passkey[];
}

export function readOwnPasskeys(): Promise<OwnPasskeys> {
	return sessionCall(async () => {
		const { account } = await callServer(server, calls.session, {});
		const { passkeys } = await callServer(server, calls.listPasskeys, { params: { userId: account.id } });
		return { account, passkeys };
	});
}

export function renamePasskey(userId: string, id: string, name: string): Promise<unknown> {
	return sessionCall(() => callServer(server, calls.renamePasskey, { params: { userId, id }, body: { name } }));
}

/** Removes a passkey, after any of the account's own has proven its owner. */
export function removePasskey(userId: string, id: string): Promise<unknown> {
	return sessionCall(async () => {
		const proof = await prove(userId);
		return callServer(server, calls.removePasskey, { params: { userId, id }, body: { proof } });
	});
}

export type BegunRegistration = AnswerOf<typeof calls.startRegistration>;

/** Has a passkey prove its owner, and so begins to add another one. The proof is used up by that, however it goes on. */
export function beginAdding(userId: string): Promise<BegunRegistration> {
	return sessionCall(async () => {
		const proof = await prove(userId);
		return callServer(server, calls.startRegistration, { params: { userId }, body: { proof } });
	});
}

/** Makes the new passkey and registers it. Where its prompt was only closed, the same beginning can be used again. */
export function finishAdding(userId: string, { ceremony, options }: BegunRegistration, name: string): Promise<Passkey> {
	return sessionCall(async () => {
		const response = await makePasskey(options);
		const body = { ceremony, response, name };
		return (await callServer(server, calls.finishRegistration, { params: { userId }, body })).passkey;
	});
}

async function prove(userId: string): Promise<string> {
	return (await provePasskey(server, { who: userId, purpose: "proof" })).proof;
}
