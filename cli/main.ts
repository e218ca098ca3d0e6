import { CommanderError } from "commander";
import { CommandFailure, usageFailure } from "./command-failure.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { endOnLostOutput } from "./lost-output.ts";
import { createProgram } from "./program.ts";
import { openTerminal, sayFailure } from "./terminal.ts";

const words = process.argv.slice(2);
// biome-ignore lint/style/noProcessEnv: the one place where the environment is read; everything else is handed it.
const terminal = openTerminal(process.env);

// Whoever reads the result may go before it is all written, as `head` does.
endOnLostOutput(() => process.exit(exitCode.error));
process.stderr.on("error", () => {});

void run();

async function run(): Promise<void> {
	try {
		const program = await createProgram(terminal, endWith, words[0]);
		await program.parseAsync(words, { from: "user" });
	} catch (error) {
		if (error instanceof CommanderError && error.code.startsWith("commander.help")) {
			endWith(error.code === "commander.helpDisplayed" ? exitCode.ok : exitCode.usage);
		} else if (error instanceof CommanderError && error.exitCode === 0) {
			endWith(exitCode.ok);
		} else {
			report(failureOf(error));
		}
	}
}

/**
 * Ends the process once everything that was written is out. Left to end by itself, Node would let go of its signal
 * handlers first, and a signal that the launcher passes on at that moment would take the exit code away.
 */
function endWith(code: ExitCode): void {
	process.stdout.write("", () => process.stderr.write("", () => process.exit(code)));
}

function failureOf(error: unknown): CommandFailure {
	if (error instanceof CommandFailure) return error;
	if (error instanceof CommanderError) {
		const [first = "", ...hints] = saidWithoutSecrets(error)
			.replace(/^error: /, "")
			.split("\n");
		return usageFailure(
			[`${first.charAt(0).toUpperCase()}${first.slice(1).replace(/\.$/, "")}.`, ...hints].join(" "),
			error,
		);
	}
	const what = error instanceof Error ? error.message : String(error);
	return new CommandFailure(`Something unexpected went wrong: ${what}`, { code: "internal", cause: error });
}

/** What is too much on the command line may be a secret that was meant for stdin. */
function saidWithoutSecrets({ code, message }: CommanderError): string {
	return code === "commander.excessArguments" ? message.replace(/\. Expected (\d+) .*$/s, ": it takes $1.") : message;
}

function report({ code, message, exitCode }: CommandFailure): void {
	sayFailure(terminal, message);
	if (words.includes("--json")) terminal.print(JSON.stringify({ error: { code, message } }));
	endWith(exitCode);
}
