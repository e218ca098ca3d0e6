import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCountersign } from "./run-countersign.ts";

/** A real server with a data directory of its own, both gone after `stop`. */
export interface ThrowawayServer {
	/** Its public origin, on the host `localhost`. */
	readonly origin: string;
	/** The link that creates the first administrator. */
	readonly setupLink: string;
	readonly data: string;
	/** Ends it as a power cut does; its data stays. */
	crash(): Promise<void>;
	/** Starts it again, on the same data and the same port. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

export interface ServerWishes {
	/** Seconds that a login request stays open. */
	requestLifetime?: number;
	args?: readonly string[];
	environment?: Readonly<Record<string, string>>;
}

/** Believes the tests about where a call comes from, as it would believe a proxy on its machine. */
export const behindProxy: ServerWishes = { args: ["--trusted-proxy", "127.0.0.1", "--trusted-proxy", "::1"] };

export async function startServer({
	requestLifetime,
	args = [],
	environment = {},
}: ServerWishes = {}): Promise<ThrowawayServer> {
	const data = await mkdtemp(join(tmpdir(), "countersign-data-"));
	const run = (port: string) =>
		runCountersign(["server", "--port", port, "--data", data, ...args], {
			...environment,
			...(requestLifetime !== undefined && { COUNTERSIGN_REQUEST_LIFETIME: String(requestLifetime) }),
		});
	let running = run("0");
	const stop = async () => {
		await running.stop();
		await rm(data, { recursive: true, force: true });
	};
	try {
		const [setupLink] = await running.printed("stdout", /http:\/\/localhost:\d+\/join#[\w-]{43}/);
		const { origin, port } = new URL(setupLink);
		return {
			origin,
			setupLink,
			data,
			async crash() {
				running.signal("SIGKILL");
				await running.ended;
			},
			async restart() {
				running = run(port);
				await running.printed("stdout", /is running at/);
			},
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}
