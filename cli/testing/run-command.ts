import { CommandFailure } from "../command-failure.ts";
import { exitCode } from "../exit-code.ts";
import { createProgram } from "../program.ts";
import { sayFailure, type Terminal } from "../terminal.ts";
import type { Ended } from "./run-cli.ts";

/**
 * Runs a command in this process, for what does not depend on being a process: how words are read, what is done and
 * what is said. Far quicker than `runCli`.
 */
export async function runCommand(args: readonly string[]): Promise<Ended> {
	const ended = { code: -1, stdout: "", stderr: "" };
	const terminal: Terminal = {
		environment: {},
		print: (line) => {
			ended.stdout += `${line}\n`;
		},
		say: (line = "") => {
			ended.stderr += `${line}\n`;
		},
		style: (_, text) => text,
		live: false,
	};
	const end = (code: number) => {
		ended.code = code;
	};
	const program = await createProgram(terminal, end, args[0]);
	try {
		await program.parseAsync([...args], { from: "user" });
	} catch (error) {
		if (!(error instanceof CommandFailure)) throw error;
		sayFailure(terminal, error.message);
		ended.code = error.exitCode ?? exitCode.error;
	}
	return ended;
}
