import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { type ExitCode, exitCode } from "./exit-code.ts";

/** A command that could not do what was asked; its message is one line for the person who asked. */
export class CommandFailure extends Error {
	override readonly name = "CommandFailure";
	/** What a script can tell failures apart by: a problem code of the wire contract, or one of the command line's own. */
	readonly code: string;
	readonly exitCode: ExitCode;

	constructor(message: string, options: ErrorOptions & { code: string; exitCode?: ExitCode }) {
		super(message, options);
		this.code = options.code;
		this.exitCode = options.exitCode ?? exitCode.error;
	}
}

/** Something on the command line or in its variables that can not be used. */
export function usageFailure(message: string, cause?: unknown): CommandFailure {
	return new CommandFailure(message, { code: "usage", exitCode: exitCode.usage, cause });
}

/** What the operating system said about a file, in words. */
export function fileFailure(doing: string, file: string, cause: unknown): CommandFailure {
	const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
	const words: Record<string, string> = {
		ENOENT: doing === "write" ? unwritable(file) : "it is not there",
		EACCES: "no permission",
		EPERM: "no permission",
		EISDIR: "it is a folder",
		ENOTDIR: "a part of its path is no folder",
		EROFS: "the file system is read-only",
		ENOSPC: "the disk is full",
	};
	return new CommandFailure(`Can not ${doing} ${file}: ${words[code] ?? (code || "unknown reason")}.`, {
		code: "file",
		cause,
	});
}

/** Why a file is not there that was to be made. */
function unwritable(file: string): string {
	const folder = dirname(file);
	return existsSync(folder) ? "it is a link that leads nowhere" : `there is no folder ${folder}`;
}
