import { calls } from "../../contract/calls.ts";
import { ownAccountOf } from "../accounts/account-view.ts";
import { changeEmail } from "../accounts/change-email.ts";
import type { StreamRegister } from "../events/stream-register.ts";
import type { Mount } from "../http/mount.ts";
import { instant } from "../instant.ts";
import type { Storage } from "../storage/storage.ts";
import type { WebSessions } from "./web-sessions.ts";

interface Parts {
	readonly storage: Storage;
	readonly sessions: WebSessions;
	readonly streams: StreamRegister;
	/** Whether the server sends mail. */
	readonly mail: boolean;
}

export function mountSessionCalls(mount: Mount, { storage, sessions, streams, mail }: Parts): void {
	mount(calls.session, async ({ caller }) => {
		const row = await storage.db
			.selectFrom("account")
			.selectAll()
			.where("id", "=", caller.account.id)
			.executeTakeFirstOrThrow();
		return { account: ownAccountOf(row), expiresAt: instant(caller.expiresAt), mail };
	});

	mount(calls.changeEmail, ({ caller, body }) => changeEmail(storage, caller, body.email));

	mount(calls.endSession, async ({ caller, reply }) => {
		await sessions.end(caller, reply);
		streams.closeWhere((stream) => stream.sessionHash === caller.sessionHash);
	});
}
