import { z } from "zod";
import type { Call } from "../call.ts";
import { CreatedInvite, Invite, LinkSecret, LookedUpLink, NewInvite, RedeemedInvite, RedeemInvite } from "../invite.ts";

/** One-use links that create an account or give one back. */
export const inviteCalls = {
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
	lookUpLink: {
		method: "POST",
		path: "/api/invites/look",
		summary: "What a link is for, before it is redeemed",
		authority: "anybody",
		body: z.strictObject({ secret: LinkSecret }),
		answers: { 200: LookedUpLink },
		problems: ["link-ended", "too-many-attempts"],
	},
} as const satisfies Record<string, Call>;
