import type { ServerResponse } from "node:http";

/** The open event streams of a fake server, with the revision that its patches count up. */
export interface FakeStreams {
	/** How often one was opened so far. */
	readonly opened: number;
	/** Begins a stream with all that is pending. */
	open(response: ServerResponse, requests: readonly object[]): void;
	send(name: "login-requested" | "login-settled", body: object): void;
	/** Closes all of them, as a server does that stops. */
	drop(): void;
}

export function fakeStreams(): FakeStreams {
	const open = new Set<ServerResponse>();
	let revision = 1;
	let opened = 0;
	const write = (response: ServerResponse, name: string, body: object) => {
		const data = JSON.stringify({ revision, now: new Date().toISOString(), ...body });
		response.write(`event: ${name}\ndata: ${data}\n\n`);
	};
	return {
		get opened() {
			return opened;
		},
		open(response, requests) {
			opened += 1;
			open.add(response);
			response.writeHead(200, { "content-type": "text/event-stream" });
			write(response, "snapshot", { auditHead: "head", requests });
		},
		send(name, body) {
			revision += 1;
			for (const response of open) write(response, name, body);
		},
		drop() {
			for (const response of open) response.end();
			open.clear();
		},
	};
}
