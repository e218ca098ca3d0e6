import { type FileHandle, open, rm, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { CommandFailure, fileFailure, usageFailure } from "../command-failure.ts";

/** What was made with a secret, and the whole path of the file that has it, where one was wished. */
export interface Made<Client> {
	readonly client: Client;
	readonly secretFile: string | undefined;
}

/**
 * Makes something with a secret, which goes to a new file that only its owner can read. The file is opened first: a
 * secret that could be written nowhere would be lost, and the one before it is good no more. It goes again where
 * nothing is made.
 * @param path of the file; without one nothing is written
 * @throws CommandFailure, what `make` throws
 */
export async function makeWithSecret<Client extends { secret?: string | undefined }>(
	path: string | undefined,
	make: () => Promise<Client>,
): Promise<Made<Client>> {
	if (path === undefined) return { client: await make(), secretFile: undefined };
	const file = await openNew(path);
	try {
		const client = await make();
		await write(file, path, client.secret ?? "");
		return { client, secretFile: resolve(path) };
	} catch (error) {
		await rm(path, { force: true });
		throw error;
	} finally {
		await file.close();
	}
}

/** A secret and the end of its line, in bytes. */
const room = 64;

/** With its room taken on the disk. */
async function openNew(path: string): Promise<FileHandle> {
	if (path === "") throw usageFailure("--secret-file takes the name of a new file.");
	const file = await open(path, "wx", 0o600).catch(async (cause: unknown) => {
		throw await explained(path, cause);
	});
	try {
		await file.write(" ".repeat(room), 0);
		return file;
	} catch (cause) {
		await file.close();
		await rm(path, { force: true });
		throw fileFailure("write", path, cause);
	}
}

async function explained(path: string, cause: unknown): Promise<CommandFailure> {
	if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) return fileFailure("write", path, cause);
	try {
		if (!(await stat(path)).isDirectory())
			return usageFailure(`${path} is there already. Name a new file with --secret-file.`);
		return new CommandFailure(`Can not write ${path}: it is a folder.`, { code: "file", cause });
	} catch (unfollowed) {
		return fileFailure("write", path, unfollowed);
	}
}

async function write(file: FileHandle, path: string, secret: string): Promise<void> {
	try {
		const { bytesWritten } = await file.write(`${secret}\n`, 0);
		await file.truncate(bytesWritten);
		await file.sync();
	} catch (cause) {
		throw fileFailure("write", path, cause);
	}
}
