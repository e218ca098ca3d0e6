import { join } from "node:path";
import { freePort } from "../../start/free-port.ts";
import { processTree } from "../tray/process-tree.ts";
import { callBytes } from "./call-line.ts";
import { startAskable } from "./measured-process.ts";
import { startNchan } from "./nchan.ts";
import type { StreamKind } from "./open-stream.ts";
import type { StreamingApp } from "./paired-apps.ts";

/** A server of streams, as those who follow and the one who publishes see it. */
export interface StreamPlayer {
	readonly port: number;
	readonly publishingPort: number;
	/** Each stream is of another account. */
	readonly own: StreamKind;
	/** Each stream is of all accounts. */
	readonly shared: StreamKind;
	readonly publishToOne: (index: number) => Buffer;
	readonly publishToAll: Buffer;
	pids(): readonly number[];
	collectGarbage(): Promise<void>;
	stop(): Promise<void>;
}

const program = join(import.meta.dirname, "../../../server/testing/stream-server.ts");

/** The server's streams. Proofs of key are made beforehand: in truth each is made on another machine. */
export async function ourStreams(data: string, apps: readonly StreamingApp[]): Promise<StreamPlayer> {
	const port = await freePort();
	const server = startAskable([program, data, String(port)]);
	const [, publishingPort] = await server.printed(/publishing at (\d+)/);
	const kind = (search: string): StreamKind => ({
		call: (index) => openingCall(apps[index], port, search),
		begun: "event: snapshot",
		event: "event: login-settled",
	});
	const headers = { host: "localhost" };
	return {
		port,
		publishingPort: Number(publishingPort),
		own: kind(""),
		shared: kind("?scope=all"),
		publishToOne: (index) => callBytes("POST", `/${encodeURIComponent(`account:0${apps[index]?.id}`)}`, headers),
		publishToAll: callBytes("POST", "/all", headers),
		pids: () => [server.pid],
		collectGarbage: () => server.collectGarbage(),
		stop: () => server.stop(),
	};
}

/** What a paired app sends to open its stream. */
export function openingCall(app: StreamingApp | undefined, port: number, search = ""): Buffer {
	if (!app) throw new RangeError("There are fewer apps than streams.");
	const url = `http://localhost:${port}/api/events`;
	return callBytes("GET", `/api/events${search}`, {
		host: `localhost:${port}`,
		accept: "text/event-stream",
		authorization: `Bearer ${app.token}`,
		dpop: app.key.proof({ method: "GET", url, token: app.token }),
	});
}

/** As long as ours: what the server says of a login that ended. */
const message = `{"revision":1,"now":"${new Date(0).toISOString()}","id":"${"a".repeat(26)}","state":"denied"}`;

/** nginx with nchan, the peer. */
export async function nchanStreams(folder: string): Promise<StreamPlayer> {
	const port = await freePort();
	const server = await startNchan(folder, port);
	const kind = (channel: (index: number) => string): StreamKind => ({
		call: (index) =>
			callBytes("GET", `/events?id=${channel(index)}`, { host: "localhost", accept: "text/event-stream" }),
		begun: "\r\n\r\n",
		event: "event: login-settled",
	});
	const publish = (channel: string) =>
		callBytes("POST", `/publish?id=${channel}`, { host: "localhost", "x-eventsource-event": "login-settled" }, message);
	return {
		port,
		publishingPort: port,
		own: kind((index) => `one-${index}`),
		shared: kind(() => "all"),
		publishToOne: (index) => publish(`one-${index}`),
		publishToAll: publish("all"),
		pids: () => processTree(server.pid),
		collectGarbage: async () => {},
		stop: () => server.stop("SIGTERM"),
	};
}
