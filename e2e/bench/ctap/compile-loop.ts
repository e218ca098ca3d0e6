import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const source = join(import.meta.dirname, "libfido2-loop.c");

/** What libfido2's side is built with is not installed. */
export class PeerMissing extends Error {
	override readonly name = "PeerMissing";
}

/**
 * Builds libfido2's side.
 * @param folder Where the program may stand.
 * @returns The program's path.
 * @throws PeerMissing
 */
export async function compileLoop(folder: string): Promise<string> {
	const program = join(folder, "libfido2-loop");
	try {
		await promisify(execFile)("gcc", ["-O2", "-o", program, source, "-lfido2"]);
	} catch (cause) {
		const missing = "To compare with libfido2, install a C compiler and its headers: apt-get install gcc libfido2-dev";
		throw new PeerMissing(`${missing}\n(${cause instanceof Error ? cause.message.trim() : cause})`, { cause });
	}
	return program;
}
