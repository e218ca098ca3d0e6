import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { createInvite } from "../../server/commands/create-invite.ts";
import { recoverAccount } from "../../server/commands/recover-account.ts";
import { type RunningServer, startServer } from "../../server/commands/start.ts";
import { readServerSettings } from "../../server/settings.ts";

/** A real server for all tests of a file. */
export interface SharedServer {
	readonly origin: string;
	/** Where its data lies. */
	readonly data: string;
	/** A new one-use link for an account. */
	invite(): Promise<string>;
	/** A new one-use link that gives an account back. */
	recovery(account: string, keepPasskeys?: boolean): Promise<string>;
}

/** Starts it before the tests of this file and stops it after them. */
export function shareServer(): SharedServer {
	let data = "";
	let server: RunningServer;
	beforeAll(async () => {
		data = await mkdtemp(join(tmpdir(), "countersign-data-"));
		server = await startServer(readServerSettings({ port: "0", data, logLevel: "silent" }, {}));
	});
	afterAll(async () => {
		await server.stop();
		await rm(data, { recursive: true });
	});
	return {
		get origin() {
			return server.publicUrl;
		},
		get data() {
			return data;
		},
		invite: async () => (await createInvite(data, {})).url,
		recovery: async (name, keepPasskeys = false) => (await recoverAccount(data, { name, keepPasskeys })).url,
	};
}
