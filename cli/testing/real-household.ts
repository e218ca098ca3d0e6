import { onTestFinished } from "vitest";
import type { VirtualKeyOptions } from "../../ctap/virtual-key/virtual-key.ts";
import { joinByLink, pairMachine } from "./keyed-account.ts";
import { runCli } from "./run-cli.ts";
import { type KeyForCli, serveKey } from "./served-key.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export const pin = "73194628";

/** A real server with one account, alice, whose only passkey is a software key behind a socket. */
export interface Household extends KeyForCli {
	readonly origin: string;
	/** Where the command line finds the key and keeps its pairings: none yet. */
	readonly environment: Record<string, string>;
	/** Pairs this machine as alice. */
	pair(): Promise<void>;
}

/** Starts one that is gone when the test has finished. @param options Of the key; its PIN is `pin`. */
export async function startHousehold(options: VirtualKeyOptions = {}): Promise<Household> {
	const data = await temporaryFolder();
	const config = await temporaryFolder();
	const running = runCli(["server", "--port", "0", "--data", data]);
	onTestFinished(async () => {
		running.child.kill("SIGTERM");
		await running.ended;
	});
	const [link] = await running.printed("stdout", /http:\/\/localhost:\d+\/join#[\w-]{43}/);
	const { origin } = new URL(link);
	const served = await serveKey({ pin, ...options });
	const alice = { origin, account: "alice", key: served.key, pin };
	await joinByLink(alice, link);
	return {
		...served,
		origin,
		environment: {
			...served.environment,
			XDG_CONFIG_HOME: config,
			COUNTERSIGN_SERVER: origin,
			COUNTERSIGN_ACCOUNT: "alice",
		},
		pair: () => pairMachine(alice, config),
	};
}
