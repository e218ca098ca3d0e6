import { Problem } from "../../contract/problem.ts";
import { CommandFailure } from "../command-failure.ts";
import { exitCode } from "../exit-code.ts";

/** What went wrong while passkeys were changed, where it has words of its own; other errors stay as they are. */
export function explainPasskeyTrouble(error: unknown, { server }: { server: string }): unknown {
	if (!(error instanceof Problem)) return error;
	const { code } = error;
	if (code === "ceremony-ended")
		return new CommandFailure("Time ran out. Run the command again.", {
			code,
			cause: error,
			exitCode: exitCode.expired,
		});
	const words = problemWords(error, server);
	return words ? new CommandFailure(words, { code, cause: error }) : error;
}

function problemWords({ code }: Problem, server: string): string | undefined {
	switch (code) {
		case "not-found":
			return "This passkey is not registered any more.";
		case "last-passkey":
			return "It is the only passkey, and an account keeps at least one. Add another first: countersign keys add";
		case "signin-refused":
			return `${server} does not accept what the key signed.`;
		case "registration-refused":
			return `${server} does not accept this key.`;
		case "passkey-known":
			return "This key is registered already.";
		default:
			return undefined;
	}
}
