import { createDpopKey } from "../../../client/dpop-key.ts";
import { type PendingJoin, requestJoin } from "../../../client/request-join.ts";
import type { MachineLink } from "../../../contract/vpn-join.ts";
import { sha256 } from "../../passkey/digest.ts";
import { server } from "../connection.ts";

/** Asks as a terminal does, with a key that lives as long as this page. Loaded when it is needed, for its weight. */
export async function requestMachine(account: string, link: MachineLink): Promise<PendingJoin> {
	const proof = await createDpopKey({ digest: sha256, randomName: () => crypto.randomUUID(), now: Date.now });
	// Proofs name the whole address.
	return requestJoin({ ...server, origin: location.origin, proof }, { account, ...link }, Date.now);
}
