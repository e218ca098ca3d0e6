import { z } from "zod";
import { AccountId, AccountName, Session } from "./account.ts";
import { Instant } from "./binary.ts";
import type { Call } from "./call.ts";
import { CreatedInvite, Invite, NewInvite, RedeemedInvite, RedeemInvite } from "./invite.ts";
import { CreatedLoginRequest, LoginRequest, LoginRequestId, NewLoginRequest, ShownState } from "./login-request.ts";
import * as ceremony from "./passkey-ceremony.ts";
import { Receipt } from "./receipt.ts";
import { AssertionOptions, AuthenticationResponse } from "./webauthn.ts";

const request = { params: z.object({ id: LoginRequestId }) };
const user = { params: z.object({ userId: z.union([AccountId, AccountName, z.literal("-")]) }) };
const proofProblems = ["dpop-missing", "dpop-refused", "dpop-time"] as const;

/** Every call of the wire contract; server, client and the published OpenAPI description are built from it. */
export const calls = {
	serverInfo: {
		method: "GET",
		path: "/api/server",
		summary: "What this server is, its clock, and the relying party it signs for",
		authority: "anybody",
		answers: {
			200: z.object({
				name: z.literal("countersign"),
				version: z.string(),
				api: z.literal(1),
				origin: z.string(),
				rpId: z.string(),
				now: Instant,
			}),
		},
		problems: [],
	},
	createLoginRequest: {
		method: "POST",
		path: "/api/login-requests",
		summary: "Ask to log in",
		authority: "anybody",
		body: NewLoginRequest,
		answers: { 201: CreatedLoginRequest },
		problems: ["invalid-request", ...proofProblems, "key-in-use", "too-many-attempts"],
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
	listLoginRequests: {
		method: "GET",
		path: "/api/login-requests",
		summary: "Login requests, newest first; `before` takes the `next` of the page before",
		authority: "approver",
		query: z.strictObject({
			scope: z.enum(["own", "all"]).default("own"),
			state: ShownState.or(z.literal("settled")).optional(),
			account: AccountName.optional(),
			before: z
				.string()
				.regex(/^\d{1,15}\.[a-z2-7]{26}$/)
				.optional(),
			limit: z.coerce.number().int().min(1).max(200).default(50),
		}),
		answers: { 200: z.object({ requests: z.array(LoginRequest), next: z.string().optional() }) },
		problems: ["invalid-request", "not-signed-in", "forbidden"],
	},
	loginRequest: {
		method: "GET",
		path: "/api/login-requests/:id",
		summary: "One login request",
		authority: "approver",
		...request,
		answers: { 200: LoginRequest },
		problems: ["not-signed-in", "not-found"],
	},
	loginCredentials: {
		method: "GET",
		path: "/api/login-requests/:id/credentials",
		summary: "The passkeys that can approve a login request",
		authority: "approver",
		...request,
		answers: { 200: AssertionOptions.extend({ origin: z.string() }) },
		problems: ["not-signed-in", "not-found"],
	},
	approveLoginRequest: {
		method: "POST",
		path: "/api/login-requests/:id/approve",
		summary: "Approve a login request with an assertion over what was read",
		authority: "approver",
		...request,
		body: z.strictObject({ response: AuthenticationResponse }),
		answers: { 200: z.object({ state: z.literal("approved"), receipt: Receipt }) },
		problems: ["not-signed-in", "not-found", "already-settled", "proof-refused", "wrong-code", "too-many-attempts"],
	},
	denyLoginRequest: {
		method: "POST",
		path: "/api/login-requests/:id/deny",
		summary: "Deny a login request; needs no passkey and mutes nothing",
		authority: "approver",
		...request,
		body: z.strictObject({}),
		answers: { 200: z.object({ state: z.literal("denied") }) },
		problems: ["not-signed-in", "not-found", "already-settled"],
	},
	loginReceipt: {
		method: "GET",
		path: "/api/login-requests/:id/receipt",
		summary: "The stored proof of an approval",
		authority: "approver",
		...request,
		answers: { 200: Receipt },
		problems: ["not-signed-in", "not-found"],
	},
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
	createInvite: {
		method: "POST",
		path: "/api/invites",
		summary: "Make a one-use link that creates an account",
		authority: "admin",
		body: NewInvite,
		answers: { 201: CreatedInvite },
		problems: ["not-signed-in", "forbidden"],
	},
	listInvites: {
		method: "GET",
		path: "/api/invites",
		summary: "Links that still work",
		authority: "admin",
		answers: { 200: z.object({ invites: z.array(Invite) }) },
		problems: ["not-signed-in", "forbidden"],
	},
	withdrawInvite: {
		method: "DELETE",
		path: "/api/invites/:id",
		summary: "Withdraw a link",
		authority: "admin",
		params: z.object({ id: z.string().max(40) }),
		answers: { 204: null },
		problems: ["not-signed-in", "forbidden", "not-found"],
	},
	redeemInvite: {
		method: "POST",
		path: "/api/invites/redeem",
		summary: "Reserve a name with a link; the link is used up when the first passkey is registered",
		authority: "anybody",
		body: RedeemInvite,
		answers: { 200: RedeemedInvite },
		problems: ["link-ended", "name-taken", "too-many-attempts"],
	},
	startRegistration: {
		method: "POST",
		path: "/api/users/:userId/passkeys/register_start",
		summary: "Begin to register a passkey",
		authority: "anybody",
		...user,
		body: ceremony.StartRegistration,
		answers: { 200: ceremony.StartedRegistration },
		problems: ["link-ended", "token-refused", "not-signed-in"],
	},
	finishRegistration: {
		method: "POST",
		path: "/api/users/:userId/passkeys/register_finish",
		summary: "Register the passkey",
		authority: "anybody",
		...user,
		body: ceremony.FinishRegistration,
		answers: { 201: ceremony.FinishedRegistration },
		problems: ["ceremony-ended", "registration-refused", "passkey-known", "link-ended", "name-taken"],
	},
	startSignin: {
		method: "POST",
		path: "/api/users/:userId/passkeys/login_start",
		summary: "Begin to prove one's own passkey",
		authority: "anybody",
		...user,
		body: ceremony.StartSignin,
		answers: { 200: ceremony.StartedSignin },
		problems: ["not-signed-in", "too-many-attempts"],
	},
	finishSignin: {
		method: "POST",
		path: "/api/users/:userId/passkeys/login_finish",
		summary: "Prove one's own passkey, for the purpose that was started and no other",
		authority: "anybody",
		...user,
		body: ceremony.FinishSignin,
		answers: { 200: ceremony.FinishedSignin },
		problems: ["ceremony-ended", "signin-refused", "too-many-attempts"],
	},
} as const satisfies Record<string, Call>;
