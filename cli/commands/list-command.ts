import type { Command } from "commander";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { tableLines } from "../table.ts";
import type { Terminal } from "../terminal.ts";

/** What a `list` of something that lies in the server's data shows. */
export interface Listed<Row> {
	readonly summary: string;
	readonly description: string;
	/** The member that holds them in the JSON object. */
	readonly member: string;
	/** @param directory the server's data */
	readonly read: (directory: string) => Promise<readonly Row[]>;
	/** Said instead of a table without rows. */
	readonly empty?: string;
	readonly head: readonly string[];
	readonly cells: (row: Row) => readonly string[];
}

/** Adds a `list`: a table for people, or one JSON object. */
export function addListCommand<Row>(
	parent: Command,
	terminal: Terminal,
	end: (code: ExitCode) => void,
	{ summary, description, member, read, empty, head, cells }: Listed<Row>,
): void {
	parent
		.command("list")
		.summary(summary)
		.description(description)
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.action(async ({ data, json }: { data?: string; json?: boolean }) => {
			const rows = await onDataDirectory(data, terminal, read);
			if (json) terminal.print(JSON.stringify({ [member]: rows }));
			else if (rows.length === 0 && empty !== undefined) terminal.say(empty);
			else for (const line of tableLines(head, rows.map(cells))) terminal.print(line);
			end(exitCode.ok);
		});
}
