import { calls } from "../../contract/calls.ts";
import type { StreamRegister } from "../events/stream-register.ts";
import type { Mount } from "../http/mount.ts";
import type { WebSessions } from "./web-sessions.ts";

export function mountSessionCalls(mount: Mount, sessions: WebSessions, streams: StreamRegister): void {
	mount(calls.session, async ({ caller }) => ({
		account: caller.account,
		expiresAt: new Date(caller.expiresAt).toISOString(),
	}));

	mount(calls.endSession, async ({ caller, reply }) => {
		await sessions.end(caller, reply);
		streams.closeWhere((stream) => stream.sessionHash === caller.sessionHash);
	});
}
