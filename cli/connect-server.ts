import {
	connectServer as connect,
	type KnownServer,
	OtherAddress,
	OtherProtocol,
} from "../native-app/connect-server.ts";
import { CommandFailure } from "./command-failure.ts";
import { network } from "./network.ts";
import { trustCertificates } from "./trust-certificates.ts";

const protocolWords = {
	"server-too-new": "is newer than this command and does not answer it any more. Update countersign on this machine.",
	"server-too-old": "is older than this command. Ask its administrator to update it.",
};

/**
 * Makes sure that a Countersign server answers at `origin`, under that very name.
 * @param caFile certificates to trust beside the usual ones
 * @throws CommandFailure, Problem, Unreachable, what the `signal` was aborted with
 */
export async function connectServer(
	origin: string,
	{ caFile, signal }: { caFile: string | undefined; signal: AbortSignal },
): Promise<KnownServer> {
	trustCertificates(origin, caFile);
	try {
		return await connect(origin, { network, signal });
	} catch (cause) {
		if (cause instanceof OtherProtocol)
			throw new CommandFailure(`The server at ${origin} ${protocolWords[cause.fit]}`, { code: cause.fit, cause });
		if (!(cause instanceof OtherAddress)) throw cause;
		const words = `The server at ${origin} goes by another address: use ${cause.origin}.`;
		throw new CommandFailure(words, { code: "other-address", cause });
	}
}
