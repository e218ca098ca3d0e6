import { z } from "zod";
import { AccountName } from "../account.ts";
import { base64urlText, Instant } from "../binary.ts";
import type { Call } from "../call.ts";
import { LoginRequest, LoginRequestId, ShownState } from "../login-request.ts";
import { Reported } from "../quieted.ts";
import { Receipt } from "../receipt.ts";
import { AssertionOptions, AuthenticationResponse } from "../webauthn.ts";

const request = { params: z.object({ id: LoginRequestId }) };

/** What approvers may call: a web session, a paired app, and for one request its ceremony page. */
export const approverCalls = {
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
		authority: "decider",
		...request,
		answers: { 200: LoginRequest },
		problems: ["not-signed-in", "not-found"],
	},
	loginCredentials: {
		method: "GET",
		path: "/api/login-requests/:id/credentials",
		summary: "The passkeys that can approve a login request",
		authority: "decider",
		...request,
		answers: { 200: AssertionOptions.extend({ origin: z.string() }) },
		problems: ["not-signed-in", "not-found"],
	},
	approveLoginRequest: {
		method: "POST",
		path: "/api/login-requests/:id/approve",
		summary: "Approve a login request with an assertion over what was read",
		authority: "decider",
		...request,
		body: z.strictObject({ response: AuthenticationResponse }),
		answers: { 200: z.object({ state: z.literal("approved"), receipt: Receipt }) },
		problems: ["not-signed-in", "not-found", "already-settled", "proof-refused", "wrong-code", "too-many-attempts"],
	},
	denyLoginRequest: {
		method: "POST",
		path: "/api/login-requests/:id/deny",
		summary: "Deny a login request; needs no passkey, and mutes nothing unless it is reported as well",
		authority: "decider",
		...request,
		body: z.strictObject({ report: z.boolean().optional() }),
		answers: { 200: z.object({ state: z.literal("denied"), quietUntil: Instant.optional() }) },
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
	reportLoginRequest: {
		method: "POST",
		path: "/api/login-requests/:id/report",
		summary: "I did not start this: quiets its source for this account and tells the administrators",
		authority: "approver",
		...request,
		body: z.strictObject({}),
		answers: { 200: Reported },
		problems: ["not-signed-in", "not-found", "not-reportable"],
	},
	createCeremonyTicket: {
		method: "POST",
		path: "/api/login-requests/:id/ceremony-ticket",
		summary: "A one-use address of the page where a passkey decides this one request",
		authority: "approver",
		...request,
		body: z.strictObject({}),
		answers: { 201: z.object({ url: z.string(), expiresAt: Instant }) },
		problems: ["not-signed-in", "not-found", "already-settled"],
	},
	redeemCeremonyTicket: {
		method: "POST",
		path: "/api/ceremonies",
		summary: "Turn a ticket into the authority over its one request; once",
		authority: "anybody",
		body: z.strictObject({ ticket: base64urlText(43).length(43) }),
		answers: { 200: z.object({ bearer: z.string(), id: LoginRequestId, account: AccountName }) },
		problems: ["link-ended", "too-many-attempts"],
	},
} as const satisfies Record<string, Call>;
