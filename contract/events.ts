import { z } from "zod";
import { Instant } from "./binary.ts";
import { LoginRequest, LoginRequestId, ShownState } from "./login-request.ts";

const stamp = {
	/** Counts up by one for each change of this stream's scope; a gap means: connect again. */
	revision: z.int(),
	/** The server's clock, by which countdowns run. */
	now: Instant,
};

export const EventName = z.enum(["snapshot", "login-requested", "login-settled"]);
export type EventName = z.infer<typeof EventName>;

/** The first event of every stream: all that is pending, and the head of the audit chain. */
export const SnapshotEvent = z.object({ ...stamp, auditHead: z.string(), requests: z.array(LoginRequest) });
export type SnapshotEvent = z.infer<typeof SnapshotEvent>;

export const LoginRequestedEvent = z.object({ ...stamp, request: LoginRequest });
export type LoginRequestedEvent = z.infer<typeof LoginRequestedEvent>;

export const LoginSettledEvent = z.object({
	...stamp,
	id: LoginRequestId,
	state: ShownState.exclude(["pending"]),
});
export type LoginSettledEvent = z.infer<typeof LoginSettledEvent>;
