import { z } from "zod";
import type { Call } from "../call.ts";
import { LinkSecret } from "../invite.ts";
import { Pairing, PairingWish, RedeemedPairing, RedeemPairing, StartPairing } from "../pairing.ts";

const proofProblems = ["dpop-missing", "dpop-refused", "dpop-time"] as const;

/** How an app on somebody's device becomes an approver, and stops being one. */
export const pairingCalls = {
	startPairing: {
		method: "POST",
		path: "/api/pairings",
		summary: "Ask to be paired; the address is where the person grants it, in a browser",
		authority: "anybody",
		body: StartPairing,
		answers: { 201: z.object({ url: z.string(), expiresAt: z.string() }) },
		problems: ["invalid-request", ...proofProblems, "too-many-attempts"],
	},
	lookUpPairing: {
		method: "POST",
		path: "/api/pairings/look",
		summary: "What the page shows to the person who is to grant a pairing",
		authority: "anybody",
		body: z.strictObject({ secret: LinkSecret }),
		answers: { 200: PairingWish },
		problems: ["link-ended", "too-many-attempts"],
	},
	redeemPairing: {
		method: "POST",
		path: "/api/pairings/token",
		summary: "Turn the code into the pairing's token, with the verifier and the key that began it",
		authority: "anybody",
		body: RedeemPairing,
		answers: { 201: RedeemedPairing },
		problems: [...proofProblems, "link-ended", "too-many-attempts"],
	},
	listPairings: {
		method: "GET",
		path: "/api/pairings",
		summary: "Paired apps, of one's own account or of every one",
		authority: "session",
		query: z.strictObject({ scope: z.enum(["own", "all"]).default("own") }),
		answers: { 200: z.object({ pairings: z.array(Pairing) }) },
		problems: ["not-signed-in", "forbidden"],
	},
	removePairing: {
		method: "DELETE",
		path: "/api/pairings/:id",
		summary: "End a pairing: by its owner, an administrator, or the app itself",
		authority: "approver",
		params: z.object({ id: z.string().max(40) }),
		answers: { 204: null },
		problems: ["not-signed-in", "not-found"],
	},
} as const satisfies Record<string, Call>;
