import { z } from "zod";
import type { Call } from "../call.ts";
import { CreatedLoginRequest, LoginRequestId } from "../login-request.ts";
import { NewVpnJoin, VpnJoinOutcome } from "../vpn-join.ts";

const join = { params: z.object({ id: LoginRequestId }) };
const proofProblems = ["dpop-missing", "dpop-refused", "dpop-time"] as const;

/** Letting machines into a VPN whose server asks nobody by itself. */
export const vpnCalls = {
	vpn: {
		method: "GET",
		path: "/api/vpn",
		summary: "The VPN that this server lets machines into, where there is one",
		authority: "session",
		answers: { 200: z.object({ address: z.string().optional() }) },
		problems: ["not-signed-in"],
	},
	joinVpn: {
		method: "POST",
		path: "/api/vpn-joins",
		summary: "Ask to let a machine into the VPN; it is then a login request like any other",
		authority: "anybody",
		body: NewVpnJoin,
		answers: { 201: CreatedLoginRequest },
		problems: ["invalid-request", ...proofProblems, "key-in-use", "too-many-attempts", "no-vpn", "other-vpn"],
	},
	vpnJoinOutcome: {
		method: "GET",
		path: "/api/vpn-joins/:id/outcome",
		summary: "Wait until one's machine is let in, or is not",
		authority: "requester",
		...join,
		query: z.strictObject({ wait: z.coerce.number().int().min(0).max(25).default(0) }),
		answers: {
			200: VpnJoinOutcome,
			/** `registering`: it is approved, and headscale is being asked. */
			202: z.discriminatedUnion("state", [
				z.object({ state: z.literal("pending") }),
				z.object({ state: z.literal("registering") }),
			]),
		},
		problems: [...proofProblems, "token-refused", "denied", "expired", "cancelled"],
	},
	removeJoined: {
		method: "DELETE",
		path: "/api/vpn-joins/:id",
		summary: "Take one's machine out of the VPN again, within a minute of its being let in",
		authority: "requester",
		...join,
		answers: { 204: null },
		problems: [...proofProblems, "token-refused", "removal-over", "vpn-failed"],
	},
} as const satisfies Record<string, Call>;
