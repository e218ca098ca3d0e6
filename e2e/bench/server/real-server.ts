import { join } from "node:path";
import { type AskableProcess, startAskable } from "./measured-process.ts";

const program = join(import.meta.dirname, "../../../cli/countersign.js");

/** The approval server, as it is started from a command line. */
export interface RealServer {
	readonly process: AskableProcess;
	/** Its public origin, on the host `localhost`. */
	readonly origin: string;
	readonly port: number;
}

/** Believes the load about where a call comes from, as it would believe a proxy: nobody floods from one address. */
const believing = ["--trusted-proxy", "127.0.0.1"];

export function serverCommand(data: string, port: number): readonly string[] {
	return [program, "server", "--host", "127.0.0.1", "--port", String(port), "--data", data, ...believing];
}

/**
 * Starts it and waits until it listens.
 * @param port 0 for any that is free
 */
export async function startRealServer(data: string, port = 0): Promise<RealServer> {
	const process = startAskable(serverCommand(data, port));
	return { process, ...(await whereItRuns(process)) };
}

/** The link that creates the first administrator, of a server that has none yet. */
export async function setupLinkOf({ process }: RealServer): Promise<string> {
	const [link] = await process.printed(/http:\/\/localhost:\d+\/join#[\w-]{43}/);
	return link;
}

async function whereItRuns(process: AskableProcess): Promise<{ origin: string; port: number }> {
	const [, origin = ""] = await process.printed(/is running at (\S+)/);
	return { origin, port: Number(new URL(origin).port) };
}
