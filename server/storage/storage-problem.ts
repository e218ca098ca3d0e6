import { Problem } from "../../contract/problem.ts";

/**
 * A failure of the database that says where the server stands and not what was asked of it, as a problem of its own;
 * others stay as they are.
 */
export function storageProblem(cause: unknown): unknown {
	const { errcode } = Object(cause) as { errcode?: unknown };
	if (typeof errcode !== "number") return cause;
	// The lowest byte is the primary result code (https://sqlite.org/rescode.html): 13 full, 8 read-only.
	const primary = errcode & 0xff;
	if (primary === 13) return new Problem("storage-full", { cause });
	if (primary === 8) return new Problem("storage-read-only", { cause });
	return cause;
}

/** Lets go of what is only nice to have written: where nothing can be, reading goes on. */
export function unlessNoRoom(cause: unknown): void {
	if (cause instanceof Problem && (cause.code === "storage-full" || cause.code === "storage-read-only")) return;
	throw cause;
}
