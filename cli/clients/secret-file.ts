import { open } from "node:fs/promises";
import { fileFailure, usageFailure } from "../command-failure.ts";

/** Refused before a secret is made that could be written nowhere. @throws CommandFailure */
export async function requireNewFile(path: string | undefined): Promise<void> {
	if (path === undefined) return;
	const file = await open(path, "r").catch((cause: NodeJS.ErrnoException) => {
		if (cause.code === "ENOENT") return undefined;
		throw fileFailure("write", path, cause);
	});
	if (!file) return;
	await file.close();
	throw usageFailure(`${path} is there already. Name a new file with --secret-file.`);
}

/** Writes a secret to a new file that only its owner can read. @throws CommandFailure */
export async function writeSecret(path: string, secret: string): Promise<void> {
	try {
		const file = await open(path, "wx", 0o600);
		await file.writeFile(`${secret}\n`).finally(() => file.close());
	} catch (cause) {
		throw fileFailure("write", path, cause);
	}
}
