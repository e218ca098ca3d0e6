import { dirname, join } from "node:path";
import { z } from "zod";
import { KeptKey } from "../../client/kept-key.ts";
import { HostName } from "../../contract/host.ts";
import { CommandFailure } from "../command-failure.ts";
import { pairingFile } from "../pairings/pairing-file.ts";
import { readPrivately, writePrivately } from "../private-file.ts";
import type { Environment } from "../terminal.ts";

/** What this machine was enrolled as, at one server. */
export const KeptHost = z.object({
	/** The server's origin. */
	server: z.string(),
	name: HostName,
	key: KeptKey,
});
export type KeptHost = z.infer<typeof KeptHost>;

/** Where this machine's key is kept: for root, with the machine's own settings; else with those of this user. */
export function hostFile(environment: Environment): string {
	const given = environment["COUNTERSIGN_HOST_FILE"];
	if (given) return given;
	if (process.getuid?.() === 0) return "/etc/countersign/host.json";
	return join(dirname(pairingFile(environment)), "host.json");
}

/**
 * @returns `undefined` where this machine is not enrolled, or not for this user
 * @throws CommandFailure where the file can be read by others, or not at all
 */
export async function readHost(path: string): Promise<KeptHost | undefined> {
	const text = await readPrivately(path);
	if (text === undefined) return undefined;
	try {
		return KeptHost.parse(JSON.parse(text));
	} catch (cause) {
		const words = `${path} is damaged, or of a later version. Move it away and enrol this host again.`;
		throw new CommandFailure(words, { code: "file", cause });
	}
}

/** @throws CommandFailure */
export function writeHost(path: string, host: KeptHost): Promise<void> {
	return writePrivately(path, `${JSON.stringify(host, null, "\t")}\n`);
}
