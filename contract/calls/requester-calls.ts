import { z } from "zod";
import type { Call } from "../call.ts";
import { hostProofHeader } from "../host.ts";
import { CreatedLoginRequest, LoginRequestId, NewLoginRequest } from "../login-request.ts";
import { Receipt } from "../receipt.ts";

const request = { params: z.object({ id: LoginRequestId }) };
const proofProblems = ["dpop-missing", "dpop-refused", "dpop-time"] as const;

/** What somebody who asks for a login may call, without an account. */
export const requesterCalls = {
	createLoginRequest: {
		method: "POST",
		path: "/api/login-requests",
		summary: "Ask to log in",
		authority: "anybody",
		body: NewLoginRequest,
		answers: { 201: CreatedLoginRequest },
		headers: { [hostProofHeader]: "By an enrolled host: a DPoP proof of its key, `ath` over the request's thumbprint" },
		problems: ["invalid-request", ...proofProblems, "host-refused", "host-unknown", "key-in-use", "too-many-attempts"],
	},
	loginOutcome: {
		method: "GET",
		path: "/api/login-requests/:id/outcome",
		summary: "Wait for the outcome of one's own login request",
		authority: "requester",
		...request,
		query: z.strictObject({ wait: z.coerce.number().int().min(0).max(25).default(0) }),
		answers: {
			200: z.object({
				state: z.literal("approved"),
				accessToken: z.string(),
				tokenType: z.literal("DPoP"),
				expiresIn: z.number(),
				receipt: Receipt,
			}),
			202: z.object({ state: z.literal("pending") }),
		},
		problems: [...proofProblems, "token-refused", "denied", "expired", "cancelled", "collected"],
	},
	cancelLoginRequest: {
		method: "DELETE",
		path: "/api/login-requests/:id",
		summary: "Withdraw one's own login request",
		authority: "requester",
		...request,
		answers: { 204: null },
		problems: [...proofProblems, "token-refused", "already-settled"],
	},
} as const satisfies Record<string, Call>;
