import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { AuditLine } from "../../contract/audit-line.ts";
import { CommandFailure, fileFailure } from "../command-failure.ts";

/** Reads an export line by line, from a file, or from stdin where it is `-`. @throws CommandFailure */
export async function* readExport(file: string): AsyncGenerator<AuditLine> {
	const name = file === "-" ? "What came on stdin" : file;
	let place = 0;
	for await (const text of linesOf(file)) {
		place += 1;
		const line = AuditLine.safeParse(parsed(text));
		if (!line.success)
			throw new CommandFailure(`${name} is not an export of the audit log: look at line ${place}.`, {
				code: "not-an-export",
			});
		yield line.data;
	}
}

async function* linesOf(file: string): AsyncGenerator<string> {
	const input = file === "-" ? process.stdin : createReadStream(file);
	try {
		// Its lines are handed on as they come: an interface alone would go on past an error of the input.
		yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
	} catch (cause) {
		throw fileFailure("read", file, cause);
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
