import { z } from "zod";
import { AccountName } from "./account.ts";
import { base64urlText, Instant } from "./binary.ts";
import { claimedText, shownText } from "./claimed-text.ts";
import { PublicKeyJwk } from "./public-key.ts";

export const LoginRequestId = z.string().regex(/^[a-z2-7]{26}$/);

export const LoginKind = z.enum(["login", "run", "ssh", "vpn", "device"]);
export type LoginKind = z.infer<typeof LoginKind>;

/** The states an approver sees. A collected request is shown as approved. */
export const ShownState = z.enum(["pending", "approved", "denied", "expired", "cancelled"]);
export type ShownState = z.infer<typeof ShownState>;

/** What each kind is about, without which it could not be read: an SSH login names its target, a run its command. */
const needed: Partial<Record<LoginKind, "target" | "command">> = {
	ssh: "target",
	vpn: "target",
	run: "command",
};

export const NewLoginRequest = z
	.strictObject({
		account: AccountName,
		kind: LoginKind,
		target: claimedText().optional(),
		/** The POSIX-quoted argument vector. */
		command: claimedText(1000).optional(),
		host: claimedText().optional(),
		osUser: claimedText().optional(),
		publicKey: PublicKeyJwk,
	})
	.superRefine((request, context) => {
		const member = needed[request.kind];
		if (member && request[member] === undefined)
			context.addIssue({ code: "custom", path: [member], params: { rule: "missing" } });
	});
export type NewLoginRequest = z.infer<typeof NewLoginRequest>;

export const CreatedLoginRequest = z.object({
	id: LoginRequestId,
	waitToken: z.string(),
	/** Two digits, or empty where the server asks for none. */
	matchCode: z.string().regex(/^(\d\d)?$/),
	expiresAt: Instant,
	approveUrl: z.string(),
	now: Instant,
});
export type CreatedLoginRequest = z.infer<typeof CreatedLoginRequest>;

/** Why a request ended as it did, where its state alone does not say so. */
const SettledReason = z.enum(["wrong-code", "reported"]);

export const LoginRequest = z.object({
	id: LoginRequestId,
	account: AccountName,
	kind: LoginKind,
	/** Only for a registered client or an enrolled host. */
	client: shownText().optional(),
	/** `host` where the client is an enrolled host that proved its key; absent for a client of OpenID Connect. */
	clientKind: z.literal("host").optional(),
	target: shownText().optional(),
	command: shownText(1000).optional(),
	host: shownText().optional(),
	osUser: shownText().optional(),
	/** The source address the server saw, in the form of RFC 5952. */
	address: shownText(),
	createdAt: Instant,
	expiresAt: Instant,
	/** The whole RFC 7638 thumbprint, base64url. */
	keyThumbprint: base64urlText(43).length(43),
	nonce: base64urlText(43).length(43),
	matchCode: z.enum(["required", "off"]),
	announced: z.boolean(),
	state: ShownState,
	reason: SettledReason.optional(),
	/** The name of the passkey that signed. */
	signedWith: shownText().optional(),
	settledAt: Instant.optional(),
	/** The account that decided; an administrator's where an administrator denied. */
	settledBy: shownText().optional(),
});
export type LoginRequest = z.infer<typeof LoginRequest>;
