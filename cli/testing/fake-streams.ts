import type { ServerResponse } from "node:http";

/** The open event streams of a fake server, with the revision that its patches count up. */
export interface FakeStreams {
	/** Resolves once so many have been opened, one after the other or at once. */
	whenOpened(count: number): Promise<void>;
	/** Begins a stream with all that is pending. */
	open(response: ServerResponse, requests: readonly object[]): void;
	send(name: "login-requested" | "login-settled", body: object): void;
	/** Closes all of them, as a server does that stops. */
	drop(): void;
	/** What the next streams say of the audit log. */
	auditHead: string;
}

export function fakeStreams(): FakeStreams {
	const open = new Set<ServerResponse>();
	let revision = 1;
	const opened: ReturnType<typeof Promise.withResolvers<void>>[] = [];
	let count = 0;
	const openedAs = (number: number) => {
		opened[number] ??= Promise.withResolvers<void>();
		return opened[number];
	};
	const write = (response: ServerResponse, name: string, body: object) => {
		const data = JSON.stringify({ revision, now: new Date().toISOString(), ...body });
		response.write(`event: ${name}\ndata: ${data}\n\n`);
	};
	const streams: FakeStreams = {
		auditHead: "0:",
		whenOpened: (number) => openedAs(number).promise,
		open(response, requests) {
			open.add(response);
			response.writeHead(200, { "content-type": "text/event-stream" });
			write(response, "snapshot", { auditHead: streams.auditHead, requests });
			openedAs(++count).resolve();
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
	return streams;
}
