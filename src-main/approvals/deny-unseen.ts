import { callServer } from "../../client/call-server.ts";
import { calls } from "../../contract/calls.ts";
import type { Accounts } from "../accounts/accounts.ts";
import { fill, words } from "../words.ts";
import { statement } from "./statement.ts";
import type { WaitingLogin } from "./waiting.ts";

/** Denies a login from its notification, and says there what became of it: no window tells. */
export async function denyUnseen(
	accounts: Accounts,
	{ account, request }: WaitingLogin,
	say: (title: string, body?: string) => void,
): Promise<void> {
	const { denied, notDenied, notDeniedBody } = words.notification;
	const values = { statement: statement(request) };
	try {
		const { server } = accounts.following(account.id);
		await callServer(server, calls.denyLoginRequest, { params: { id: request.id }, body: {} });
		say(fill(denied, values));
	} catch {
		say(fill(notDenied, values), notDeniedBody);
	}
}
