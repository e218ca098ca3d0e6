import { type KeptPairing, type PairedServer, reachPairedServer } from "../../client/paired-server.ts";
import { keySurroundings } from "../../native-app/key-surroundings.ts";
import { network } from "../network.ts";
import { trustCertificates } from "../trust-certificates.ts";

/**
 * Reaches the server of a pairing from this process.
 * @throws CommandFailure, OtherServer, Problem, Unreachable, what the `signal` was aborted with
 */
export async function reachPaired(
	pairing: KeptPairing,
	{ caFile, signal }: { caFile: string | undefined; signal: AbortSignal },
): Promise<PairedServer> {
	trustCertificates(pairing.server, caFile);
	return reachPairedServer(pairing, { ...keySurroundings, network, signal });
}
