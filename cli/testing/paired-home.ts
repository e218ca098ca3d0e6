import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createKeptKey } from "../../client/kept-key.ts";
import { pairingId, pairingToken } from "./fake-paired-server.ts";
import type { Ended } from "./run-cli.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A user's configuration of their own, in which this machine is paired as alice with each of these servers. */
export async function pairedHome(...servers: readonly { origin: string }[]) {
	const folder = await temporaryFolder();
	const file = join(folder, "countersign", "pairings.json");
	const pairings = await Promise.all(
		servers.map(async ({ origin }) => ({
			server: origin,
			rpId: "localhost",
			account: "alice",
			id: pairingId,
			token: pairingToken,
			key: await createKeptKey(),
		})),
	);
	await mkdir(join(folder, "countersign"));
	await writeFile(file, JSON.stringify({ pairings }), { mode: 0o600 });
	return {
		file,
		environment: { XDG_CONFIG_HOME: folder },
		/** Whether something was printed that nobody may see. */
		leaks: ({ stdout, stderr }: Ended) =>
			[pairingToken, ...pairings.map(({ key }) => key.d)].some((secret) => (stdout + stderr).includes(secret)),
	};
}
