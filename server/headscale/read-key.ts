import { type FileHandle, open } from "node:fs/promises";
import { StartError } from "../commands/start-error.ts";
import { apiKey, type HeadscaleSettings } from "../settings/vpn-settings.ts";

/** The key of headscale's API. @throws StartError where its file can not be used */
export async function readKey(key: HeadscaleSettings["key"]): Promise<string> {
	if ("text" in key) return key.text;
	const text = await readPrivate(key.file);
	const read = apiKey.safeParse(text.trim());
	if (read.success) return read.data;
	throw new StartError(`--headscale-key-file ${key.file} holds no API key as \`headscale apikeys create\` prints it.`);
}

/** With this key anybody can be let into the VPN, and thrown out of it. */
async function readPrivate(path: string): Promise<string> {
	let file: FileHandle | undefined;
	try {
		file = await open(path, "r");
		await refuseLoose(file, path);
		return await file.readFile("utf8");
	} catch (cause) {
		if (cause instanceof StartError) throw cause;
		throw new StartError(`--headscale-key-file ${path} can not be read.`, { cause });
	} finally {
		await file?.close();
	}
}

/** Looks at the very file that is then read. One of root's may be handed to the server by its group. */
async function refuseLoose(file: FileHandle, path: string): Promise<void> {
	// Windows has no such modes.
	if (process.platform === "win32") return;
	const { mode, uid } = await file.stat();
	const [loose, closed] = uid === 0 ? [0o027, "640"] : [0o077, "600"];
	if ((mode & loose) === 0) return;
	throw new StartError(
		`Others can read or change --headscale-key-file ${path}, so it is not used. Close it: chmod ${closed} ${path}`,
	);
}
