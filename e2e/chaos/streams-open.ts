import { once } from "node:events";
import { createServer } from "node:net";

/** How many event streams a server has open, by its own numbers. @param port where it was told to serve them */
export async function streamsOpen(port: number): Promise<number> {
	const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
	const [, count] = /^countersign_event_streams_open (\d+)$/m.exec(text) ?? [];
	if (count === undefined) throw new Error("The server does not tell how many streams are open.");
	return Number(count);
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
	const probe = createServer().listen(0, "127.0.0.1");
	await once(probe, "listening");
	const address = probe.address();
	probe.close();
	await once(probe, "close");
	return typeof address === "object" && address ? address.port : 0;
}
