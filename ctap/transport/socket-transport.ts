import { once } from "node:events";
import { connect } from "node:net";
import { cutReports } from "./cut-reports.ts";
import type { ReportTransport } from "./report-transport.ts";

/** Where firmware listens: the path of a Unix socket, or a host and port of TCP. */
export type SocketAddress = { readonly path: string } | { readonly host: string; readonly port: number };

/** Bytes read at once; the longest answer of CTAPHID takes two such pieces. */
const pieceSize = 4096;

/**
 * Connects to firmware that listens on a stream socket: an emulator, a simulator, or a key served by a process of its
 * own. Reports follow each other as they are, each of `reportSize` bytes, with neither report id nor length between.
 * Plug any other firmware in here; all above this transport is the same as for a key on USB.
 * @param reportSize Bytes in a report, 8 to 64.
 * @throws The system's error, where nobody listens.
 */
export async function openSocketTransport(address: SocketAddress, reportSize = 64): Promise<ReportTransport> {
	let hear = (_report: Uint8Array) => {};
	const receive = cutReports(reportSize, (report) => hear(report));
	const socket = connect({
		...address,
		noDelay: true,
		onread: {
			// One buffer for all that comes: Node would else make one of 64 KiB for each report.
			buffer: new Uint8Array(pieceSize),
			callback(length, buffer) {
				receive(buffer.subarray(0, length));
				return true;
			},
		},
	});
	await once(socket, "connect");
	let reason = new Error("the firmware closed its socket");
	socket.on("error", (error) => {
		reason = error;
	});
	let letGo = false;
	return {
		reportSize,
		send: (report) =>
			new Promise((resolve, reject) => {
				socket.write(report, (error) => (error ? reject(error) : resolve()));
			}),
		listen(listener) {
			const lose = () => {
				if (!letGo) listener.gone(reason);
			};
			if (socket.closed) queueMicrotask(lose);
			else socket.on("close", lose);
			hear = (report) => {
				if (!letGo) listener.report(Uint8Array.from(report));
			};
		},
		async close() {
			letGo = true;
			if (socket.closed) return;
			socket.destroy();
			await once(socket, "close");
		},
	};
}
