import { calls } from "../contract/calls.ts";
import type { NewVpnJoin, VpnJoinOutcome } from "../contract/vpn-join.ts";
import { askUntilEnded, type Expired, type Patience } from "./ask-until-ended.ts";
import { endOf } from "./await-outcome.ts";
import { callServer, type ServerConnection } from "./call-server.ts";
import type { DpopKey } from "./dpop-key.ts";
import { beginRequest, type PendingRequest } from "./pending-request.ts";

/** How letting a machine into the VPN ended. */
export type JoinOutcome = VpnJoinOutcome | { readonly state: "denied" | "cancelled" | "collected" } | Expired;

/** A machine that waits to be let in. */
export interface PendingJoin extends PendingRequest<JoinOutcome> {
	/** @param onApproved is told that it is approved, and that the VPN's server is being asked */
	outcome(patience: Patience, onApproved?: () => void): Promise<JoinOutcome>;
	/** Takes the machine out again. @throws Problem `removal-over`, `vpn-failed`, Unreachable */
	remove(): Promise<void>;
}

/** Milliseconds after the approval in which the VPN's server has answered, or is given up. */
export const registeringTime = 90_000;

/**
 * Asks to let a machine into the VPN.
 * @param now this machine's clock: milliseconds since 1970
 * @throws Problem with the server's code, Unreachable where it gave no answer or one about another key
 */
export async function requestJoin(
	server: ServerConnection & { proof: DpopKey },
	wish: Omit<NewVpnJoin, "publicKey">,
	now: () => number,
): Promise<PendingJoin> {
	const body = { ...wish, publicKey: server.proof.publicKey };
	const { begun, waiting } = await beginRequest(server, () => callServer(server, calls.joinVpn, { body }), now);
	const params = { id: begun.id };
	return {
		...begun,
		outcome: (patience, onApproved) => waitForJoin(waiting, begun, patience, onApproved),
		remove: async () => void (await callServer(waiting, calls.removeJoined, { params })),
	};
}

async function waitForJoin(
	server: ServerConnection,
	{ id, deadline }: { id: string; deadline: number },
	patience: Patience,
	onApproved: (() => void) | undefined,
): Promise<JoinOutcome> {
	const { signal, now } = patience;
	let approvedAt: number | undefined;
	const ask = async (wait: number): Promise<JoinOutcome | undefined> => {
		const given = { params: { id }, query: { wait }, ...(signal && { signal }) };
		const answer = await callServer(server, calls.vpnJoinOutcome, given).catch(endOf);
		if (answer.state === "registering" && approvedAt === undefined) {
			approvedAt = now();
			onApproved?.();
		}
		return answer.state === "pending" || answer.state === "registering" ? undefined : answer;
	};
	const until = () => (approvedAt === undefined ? deadline : approvedAt + registeringTime);
	const outcome = await askUntilEnded(ask, until, patience);
	// What was approved has not expired, whatever came of it.
	return outcome.state === "expired" && approvedAt !== undefined ? { state: "failed", reason: "uncertain" } : outcome;
}
