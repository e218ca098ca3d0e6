import type { Clock } from "../../client/event-stream.ts";
import type { ConnectStream } from "../../client/paired-stream.ts";
import type { Network } from "../../client/runtime.ts";

/** What reaching servers needs of the world. */
export interface Surroundings {
	readonly network: Network;
	readonly connectStream: ConnectStream;
	readonly clock: Clock;
	/** Between 0 and 1. */
	readonly random: () => number;
}

/** The server shows a certificate that this machine does not trust. A network throws it in place of its own error. */
export class CertificateRefused extends Error {
	override readonly name = "CertificateRefused";
}
