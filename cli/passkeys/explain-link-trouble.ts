import { Problem } from "../../contract/problem.ts";
import { CommandFailure } from "../command-failure.ts";
import { explainTrouble } from "../explain-trouble.ts";
import { explainPasskeyTrouble } from "./explain-passkey-trouble.ts";

/** What went wrong with a link, as a failure with words; other errors stay as they are. */
export function explainLinkTrouble(error: unknown, server: string): unknown {
	if (error instanceof Problem && error.code === "link-ended") {
		const words = "This link was used, withdrawn or has expired. Ask whoever sent it for a new one.";
		return new CommandFailure(words, { code: error.code, cause: error });
	}
	return explainTrouble(explainPasskeyTrouble(error, { server }), server);
}
