import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { onTestFinished } from "vitest";
import { createInvite } from "../../server/commands/create-invite.ts";
import { type RunningServer, startServer } from "../../server/commands/start.ts";
import { readServerSettings } from "../../server/settings.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A server's data with a log of four entries: the first administrator's link, and three invites. */
export interface AuditedData {
	readonly data: string;
	/** Writes one entry more. */
	grow(): Promise<void>;
	stop(): Promise<void>;
	/** Changes the database of a stopped server, as whoever owns the file can. */
	tamper(statement: string): void;
	/** Holds the database as a server does, until the test has finished; answers nobody. */
	hold(): void;
}

/** Runs the server until it is stopped, or the test has finished. */
export async function auditedData(): Promise<AuditedData> {
	const data = await temporaryFolder();
	let server: RunningServer | undefined = await startServer(
		readServerSettings({ port: "0", data, logLevel: "silent" }, {}),
	);
	const stop = async () => {
		await server?.stop();
		server = undefined;
	};
	onTestFinished(stop);
	const grow = async () => void (await createInvite(data, {}));
	for (let invites = 0; invites < 3; invites++) await grow();
	const open = () => new DatabaseSync(join(data, "countersign.db"));
	return {
		data,
		grow,
		stop,
		tamper(statement) {
			const database = open();
			database.exec(statement);
			database.close();
		},
		hold() {
			const database = open();
			onTestFinished(() => database.close());
			database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT");
		},
	};
}
