import { z } from "zod";
import { AccountName } from "./account.ts";
import { Instant } from "./binary.ts";
import { claimedText, shownText } from "./claimed-text.ts";
import { PublicKeyJwk } from "./public-key.ts";

/** What headscale calls a machine that waits to be let in. Whoever has it can let the machine in as theirs. */
const AuthId = z.string().regex(/^hskey-authreq-[0-9A-Za-z]{24}$/);

/** The origin of a VPN's server. */
const VpnOrigin = z.string().regex(/^https?:\/\/[0-9A-Za-z.:[\]-]{1,255}$/);

/** The link that `tailscale up` prints on a machine that waits. */
export interface MachineLink {
	readonly authId: string;
	/** Whose link it is; absent where only the `authId` was given. */
	readonly vpn?: string;
}

const wholeLink = /^(https?:\/\/[^/]+)\/register\/([^/]+)\/?$/;

/** @returns `undefined` for what is neither such a link nor an `authId` */
export function readMachineLink(text: string): MachineLink | undefined {
	const trimmed = text.trim();
	const [, origin, id = trimmed] = wholeLink.exec(trimmed) ?? [];
	const [authId, vpn] = [AuthId.safeParse(id), VpnOrigin.optional().safeParse(origin)];
	if (!authId.success || !vpn.success) return undefined;
	return { authId: authId.data, ...(vpn.data !== undefined && { vpn: vpn.data }) };
}

/** A login request of kind `vpn` whose approval lets a machine in. */
export const NewVpnJoin = z.strictObject({
	account: AccountName,
	authId: AuthId,
	/** Whose link it was, so that another VPN's is refused. */
	vpn: VpnOrigin.optional(),
	command: claimedText(1000).optional(),
	host: claimedText().optional(),
	osUser: claimedText().optional(),
	publicKey: PublicKeyJwk,
});
export type NewVpnJoin = z.infer<typeof NewVpnJoin>;

/** Why a machine was not let in though it was approved. */
export const VpnJoinFailure = z.enum([
	/** headscale could not be reached, and so was not asked. */
	"unreachable",
	/** headscale was asked, and whether it did it is not known: its answer did not come. */
	"uncertain",
	"key-refused",
	"unknown-link",
	/** Another approval let the machine of this link in, or is about to. */
	"link-used",
	"unknown-user",
	/** headscale refused in words that this server does not know. */
	"refused",
	"not-headscale",
	/** The account is in none of the groups that may join. */
	"group",
	/** It could not be done within five minutes of the approval, or the account was switched off since. */
	"lapsed",
]);
export type VpnJoinFailure = z.infer<typeof VpnJoinFailure>;

/** What became of an approved one. `node` is the name that headscale gave the machine, where it can be shown. */
export const VpnJoinOutcome = z.discriminatedUnion("state", [
	z.object({
		state: z.literal("registered"),
		node: shownText().optional(),
		/** Until when it can be taken back. */
		removableUntil: Instant,
		now: Instant,
	}),
	z.object({ state: z.literal("removed"), node: shownText().optional() }),
	/** `user` is whom the machine was to belong to at headscale. */
	z.object({ state: z.literal("failed"), reason: VpnJoinFailure, user: shownText().optional() }),
]);
export type VpnJoinOutcome = z.infer<typeof VpnJoinOutcome>;
