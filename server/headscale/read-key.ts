import { StartError } from "../commands/start-error.ts";
import { readPrivateFile } from "../private-file.ts";
import { apiKey, type HeadscaleSettings } from "../settings/vpn-settings.ts";

/**
 * The key of headscale's API, with which anybody can be let into the VPN, and thrown out of it.
 * @throws StartError where its file can not be used
 */
export async function readKey(key: HeadscaleSettings["key"]): Promise<string> {
	if ("text" in key) return key.text;
	const text = await readPrivateFile("--headscale-key-file", key.file);
	const read = apiKey.safeParse(text.trim());
	if (read.success) return read.data;
	throw new StartError(`--headscale-key-file ${key.file} holds no API key as \`headscale apikeys create\` prints it.`);
}
