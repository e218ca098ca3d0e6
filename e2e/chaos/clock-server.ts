import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningServer, startServer } from "../../server/commands/start.ts";
import { readServerSettings } from "../../server/settings.ts";
import { type SetClock, setClock } from "./set-clock.ts";

/** A real server in this process, so that its clock can be set. */
export interface ClockServer {
	readonly clock: SetClock;
	readonly origin: string;
	readonly setupLink: string;
	readonly data: string;
	/** Stops it and starts it again on the same data, by the clock as it is now. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

/** Keeps personal fields of the audit log for 30 days. */
export async function openClockServer(): Promise<ClockServer> {
	const clock = setClock();
	const data = await mkdtemp(join(tmpdir(), "countersign-clock-"));
	const start = (port: string): Promise<RunningServer> =>
		startServer(readServerSettings({ port, data, auditRetention: "30", logLevel: "silent" }, {}), clock.now);
	let server = await start("0");
	const { publicUrl: origin, setupLink = "" } = server;
	return {
		clock,
		origin,
		setupLink,
		data,
		async restart() {
			await server.stop();
			server = await start(new URL(origin).port);
		},
		async stop() {
			await server.stop();
			await rm(data, { recursive: true, force: true });
		},
	};
}
