import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/*
 * The least that a server on Node is: it reads JSON and answers with JSON. A program of its own, whose start, memory and
 * rate the real server's are compared with.
 */
const server = createServer((request, response) => {
	let text = "";
	request.setEncoding("utf8");
	request.on("data", (chunk: string) => {
		text += chunk;
	});
	request.on("end", () => {
		const members = text === "" ? [] : Object.keys(JSON.parse(text));
		const body = JSON.stringify({ members: members.length });
		response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
		response.end(body);
	});
});
server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", () => {
	console.log(`listening at ${(server.address() as AddressInfo).port}`);
});
