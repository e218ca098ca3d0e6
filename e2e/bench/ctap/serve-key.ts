import { createServer, type Socket } from "node:net";
import { cutReports } from "../../../ctap/transport/cut-reports.ts";
import type { ReportTransport } from "../../../ctap/transport/report-transport.ts";
import { keyOfCtap20, keyOfCtap21 } from "../../../ctap/virtual-key/personality.ts";
import { createVirtualKey } from "../../../ctap/virtual-key/virtual-key.ts";
import { TrafficCounter } from "./traffic.ts";

// A software key as a process of its own, behind a Unix socket for one client at a time. The parent process is told
// when it listens, and asks for its counts with any message.
const [path, version, pin] = process.argv.slice(2);
if (path === undefined || pin === undefined) throw new Error("serve-key <socket> <2.0|2.1> <PIN>");

const key = createVirtualKey({ personality: version === "2.0" ? keyOfCtap20 : keyOfCtap21, pin });
const counter = new TrafficCounter();
let client: Socket | undefined;

const port: ReportTransport = key.connect();
port.listen({
	report(report) {
		client?.write(report);
		counter.answer(performance.now());
	},
	gone(reason) {
		throw reason;
	},
});

const server = createServer((socket) => {
	client?.destroy();
	client = socket;
	const receive = cutReports(port.reportSize, (report) => {
		counter.request(report, performance.now());
		void port.send(report);
	});
	socket.on("data", receive);
	// A client that goes away is no failure of the key.
	socket.on("error", () => socket.destroy());
});

server.listen(path, () => process.send?.("listening"));
process.on("message", () => {
	// Its record of every command would grow for as long as the benchmark runs.
	key.trace.clear();
	process.send?.(counter.take());
});
// Never outlives the benchmark, however that ends.
process.on("disconnect", () => process.exit());
