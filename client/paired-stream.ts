import { EventSource } from "eventsource";
import { Unreachable } from "./call-server.ts";
import { type OpenStream, overheard, type StreamAnswer } from "./event-stream.ts";
import { limitedText } from "./limited-text.ts";
import type { PairedServer } from "./paired-server.ts";

/** Connects to a stream; resolves as soon as the answer begins. */
export type ConnectStream = (
	url: string,
	init: { headers: Record<string, string>; signal: unknown },
) => Promise<StreamAnswer & { text(): Promise<string> }>;

/** The event stream of a pairing: each connect carries its token and a new proof of its key. */
export function pairedStream(server: PairedServer, scope: "own" | "all", connect: ConnectStream): OpenStream {
	const url = `${server.origin}/api/events${scope === "all" ? "?scope=all" : ""}`;
	return (heard) =>
		new EventSource(url, {
			fetch: async (_, { headers, signal }) => {
				const answer = await connectProven(server, url, (proof) =>
					connect(url, { headers: { ...headers, ...proof }, signal }),
				);
				return overheard(answer, heard);
			},
		});
}

async function connectProven<Answer extends StreamAnswer & { text(): Promise<string> }>(
	{ proof, token }: PairedServer,
	url: string,
	connect: (headers: Record<string, string>) => Promise<Answer>,
): Promise<Answer> {
	const attempt = async () => {
		const answer = await connect({
			authorization: `Bearer ${token}`,
			...(await proof.headers("GET", url, token)),
		});
		return { answer, serverNow: answer.status === 401 ? timeProblem(await limitedText(answer)) : undefined };
	};
	let { answer, serverNow } = await attempt();
	if (serverNow !== undefined && proof.correctClock(serverNow)) ({ answer, serverNow } = await attempt());
	// Clocks that differ are no refusal of the pairing: whoever follows tries again.
	if (serverNow !== undefined) throw new Unreachable("The clocks of this machine and of the server differ.");
	return answer;
}

/** @returns the server's time, where it refused the proof for its own */
function timeProblem(text = ""): string | undefined {
	try {
		const { code, now } = Object(JSON.parse(text)) as { code?: unknown; now?: unknown };
		return code === "dpop-time" ? String(now) : undefined;
	} catch {
		return undefined;
	}
}
