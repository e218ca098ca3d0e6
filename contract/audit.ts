import { z } from "zod";
import { Instant } from "./binary.ts";

export const AuditAction = z.enum([
	"login-approved",
	"login-denied",
	"login-by-key",
	"login-reported",
	"source-lifted",
	"account-created",
	"account-changed",
	"account-removed",
	"account-recovered",
	"passkey-added",
	"passkey-renamed",
	"passkey-removed",
	"pairing-added",
	"pairing-removed",
	"invite-created",
	"invite-withdrawn",
	"recovery-link-created",
	"first-administrator-link",
	"backup-restored",
	"client-added",
	"client-changed",
	"client-removed",
	"client-secret-changed",
	"group-added",
	"group-removed",
	"client-match-code-changed",
	"client-redirect-refused",
	"provider-keys-changed",
	"host-added",
	"host-enrolled",
	"host-removed",
	"machine-joined",
	"machine-join-failed",
	"machine-removed",
]);
export type AuditAction = z.infer<typeof AuditAction>;

export const AuditEntry = z.object({
	seq: z.int(),
	at: Instant,
	action: AuditAction,
	/** The name of the account it happened to, while it is not erased. */
	account: z.string().optional(),
	requestId: z.string().optional(),
	/** Names, addresses, hosts and commands; absent once they are erased. */
	personal: z.record(z.string(), z.string()).optional(),
	hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
