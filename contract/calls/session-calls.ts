import { z } from "zod";
import { EmailAddress, Session } from "../account.ts";
import type { Call } from "../call.ts";

/** The web session of whoever calls. */
export const sessionCalls = {
	session: {
		method: "GET",
		path: "/api/session",
		summary: "Who is signed in here",
		authority: "session",
		answers: { 200: Session },
		problems: ["not-signed-in"],
	},
	endSession: {
		method: "DELETE",
		path: "/api/session",
		summary: "Sign out",
		authority: "session",
		answers: { 204: null },
		problems: ["not-signed-in"],
	},
	changeEmail: {
		method: "POST",
		path: "/api/session/email",
		summary: "Where notices to this account go by mail; empty for nowhere",
		authority: "session",
		body: z.strictObject({ email: z.union([EmailAddress, z.literal("")]) }),
		answers: { 204: null },
		problems: ["not-signed-in", "invalid-request"],
	},
} as const satisfies Record<string, Call>;
