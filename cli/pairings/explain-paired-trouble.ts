import { type KeptPairing, OtherServer } from "../../client/paired-server.ts";
import { Problem } from "../../contract/problem.ts";
import { CommandFailure } from "../command-failure.ts";
import { explainTrouble } from "../explain-trouble.ts";

/** What went wrong with a call that was made with a pairing, as a failure with words; other errors stay as they are. */
export function explainPairedTrouble(error: unknown, { server, rpId, account }: KeptPairing): unknown {
	if (error instanceof OtherServer) {
		const now = error.origin === server ? `signs for ${error.rpId}, not for ${rpId}` : `goes by ${error.origin}`;
		const words = `What answers at ${server} ${now}: it is not the server that was paired with. If it moved, pair anew.`;
		return new CommandFailure(words, { code: "other-server", cause: error });
	}
	if (!(error instanceof Problem)) return explainTrouble(error, server);
	const words = problemWords(error, server, account);
	return words ? new CommandFailure(words, { code: error.code, cause: error }) : explainTrouble(error, server);
}

function problemWords({ code }: Problem, server: string, account: string): string | undefined {
	switch (code) {
		case "token-refused":
		case "not-signed-in":
			return `The pairing with ${server} as ${account} has ended there. Pair anew: countersign pair --server ${server}`;
		case "forbidden":
			return `${account} does not administer ${server}, and sees no logins of others.`;
		case "not-found":
			return `There is no such login that ${account} may see.`;
		default:
			return undefined;
	}
}
