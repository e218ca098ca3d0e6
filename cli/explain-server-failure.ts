import { Problem } from "../contract/problem.ts";
import { StartError } from "../server/commands/start-error.ts";
import { CommandFailure, usageFailure } from "./command-failure.ts";

/**
 * A failure of the commands that act on the data directory, in the command line's own terms; other errors stay as
 * they are. Known by name, because their classes live in rooms of the server that this folder does not enter.
 */
export function explainServerFailure(error: unknown): unknown {
	if (!(error instanceof Error)) return error;
	if (error.name === "SettingsError") return usageFailure(error.message, error);
	if (error instanceof StartError) return new CommandFailure(error.message, { code: "server", cause: error });
	if (error instanceof Problem) return new CommandFailure(error.message, { code: error.code, cause: error });
	return error;
}
