import { z } from "zod";
import { AccountId, AccountName, ChangeAccount, ManagedAccount, Passkey, PasskeyName } from "../account.ts";
import { AuditAction, AuditEntry } from "../audit.ts";
import { base64urlText } from "../binary.ts";
import type { Call } from "../call.ts";
import { Delivery } from "../delivery.ts";
import { CreatedInvite } from "../invite.ts";
import { PasskeyProof } from "../passkey-ceremony.ts";
import { QuietedSource } from "../quieted.ts";

const user = { params: z.object({ userId: z.union([AccountId, AccountName]) }) };
const passkey = { params: z.object({ ...user.params.shape, id: base64urlText(1400) }) };

/** Accounts and their surroundings. `all` is for administrators. */
export const accountCalls = {
	listAccounts: {
		method: "GET",
		path: "/api/users",
		summary: "Every account that is not removed",
		authority: "admin",
		answers: { 200: z.object({ accounts: z.array(ManagedAccount) }) },
		problems: ["not-signed-in", "forbidden"],
	},
	account: {
		method: "GET",
		path: "/api/users/:userId",
		summary: "One account",
		authority: "admin",
		...user,
		answers: { 200: ManagedAccount },
		problems: ["not-signed-in", "forbidden", "not-found"],
	},
	changeAccount: {
		method: "PATCH",
		path: "/api/users/:userId",
		summary: "Change an account's roles, confirm its e-mail address, or switch it off and on",
		authority: "admin",
		...user,
		body: ChangeAccount,
		answers: { 200: ManagedAccount },
		problems: ["not-signed-in", "forbidden", "not-found", "last-administrator", "email-taken"],
	},
	removeAccount: {
		method: "DELETE",
		path: "/api/users/:userId",
		summary: "Remove an account; its name is never given again",
		authority: "admin",
		...user,
		answers: { 204: null },
		problems: ["not-signed-in", "forbidden", "not-found", "last-administrator"],
	},
	createRecoveryLink: {
		method: "POST",
		path: "/api/users/:userId/recovery",
		summary: "A one-use link, good for 24 hours, that gives an account back to somebody who lost its keys",
		authority: "admin",
		...user,
		body: z.strictObject({ keepPasskeys: z.boolean().optional() }),
		answers: { 201: CreatedInvite },
		problems: ["not-signed-in", "forbidden", "not-found"],
	},
	listPasskeys: {
		method: "GET",
		path: "/api/users/:userId/passkeys",
		summary: "The passkeys of one's own account, and for administrators in a web session of any",
		authority: "approver",
		...user,
		answers: { 200: z.object({ passkeys: z.array(Passkey) }) },
		problems: ["not-signed-in", "not-found"],
	},
	renamePasskey: {
		method: "PATCH",
		path: "/api/users/:userId/passkeys/:id",
		summary: "Give one of one's own passkeys another name; a paired app needs a fresh proof of any of them",
		authority: "approver",
		...passkey,
		body: z.strictObject({ name: PasskeyName, proof: PasskeyProof.optional() }),
		answers: { 200: Passkey },
		problems: ["not-signed-in", "not-found", "token-refused"],
	},
	removePasskey: {
		method: "DELETE",
		path: "/api/users/:userId/passkeys/:id",
		summary: "Remove one of one's own passkeys, with a fresh proof of any of them",
		authority: "approver",
		...passkey,
		body: z.strictObject({ proof: PasskeyProof }),
		answers: { 204: null },
		problems: ["not-signed-in", "not-found", "token-refused", "last-passkey"],
	},
	listQuieted: {
		method: "GET",
		path: "/api/quieted",
		summary: "Sources that are quiet now, for one's own account or for every one",
		authority: "session",
		query: z.strictObject({ scope: z.enum(["own", "all"]).default("own") }),
		answers: { 200: z.object({ quieted: z.array(QuietedSource) }) },
		problems: ["not-signed-in", "forbidden"],
	},
	liftQuieted: {
		method: "DELETE",
		path: "/api/quieted/:id",
		summary: "Let a source be announced again, and forget its reports",
		authority: "session",
		params: z.object({ id: z.string().max(40) }),
		answers: { 204: null },
		problems: ["not-signed-in", "not-found"],
	},
	listAudit: {
		method: "GET",
		path: "/api/audit",
		summary: "The audit log, newest first; `before` takes the `next` of the page before",
		authority: "admin",
		query: z.strictObject({
			action: AuditAction.optional(),
			account: AccountName.optional(),
			before: z.coerce.number().int().min(1).optional(),
			limit: z.coerce.number().int().min(1).max(200).default(50),
		}),
		answers: { 200: z.object({ entries: z.array(AuditEntry), next: z.int().optional(), head: z.string() }) },
		problems: ["not-signed-in", "forbidden", "invalid-request"],
	},
	listDeliveries: {
		method: "GET",
		path: "/api/deliveries",
		summary: "Notices by webhook and mail, newest first, with what became of them",
		authority: "admin",
		answers: { 200: z.object({ webhook: z.string().optional(), mail: z.boolean(), deliveries: z.array(Delivery) }) },
		problems: ["not-signed-in", "forbidden"],
	},
} as const satisfies Record<string, Call>;
