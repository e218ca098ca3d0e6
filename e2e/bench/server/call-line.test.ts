import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { CallLine, callBytes } from "./call-line.ts";

/** A server that answers each call with the next of these pieces, whatever was asked. */
async function answering(...answers: readonly (readonly string[])[]): Promise<CallLine> {
	const left = [...answers];
	const server = createServer((socket) => {
		socket.on("data", async () => {
			for (const piece of left.shift() ?? []) await new Promise((resolve) => socket.write(piece, resolve));
			if (left.length === 0) socket.end();
		});
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	const line = await CallLine.open((server.address() as AddressInfo).port);
	onTestFinished(() => {
		line.close();
		server.close();
	});
	return line;
}

const call = callBytes("GET", "/", { host: "localhost" });

test("answers come one after the other, in whatever pieces", async () => {
	const line = await answering(
		["HTTP/1.1 200 OK\r\nContent-Le", "ngth: 5\r\n\r\nhe", "llo"],
		["HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n"],
	);
	expect(await line.call(call)).toMatchObject({ status: 200, body: "hello" });
	expect(await line.call(call)).toMatchObject({
		status: 404,
		head: "HTTP/1.1 404 Not Found\r\ncontent-length: 0",
		body: "",
	});
});

test("a line that ends is no answer", async () => {
	const line = await answering(["HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n"]);
	await expect(line.call(call)).rejects.toThrow("The connection was closed.");
	await expect(line.call(call)).rejects.toThrow("The connection was closed before.");
});

test("a call is written with the length of its body in bytes", () => {
	expect(callBytes("POST", "/x", { host: "a" }, "é").toString()).toBe(
		"POST /x HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\né",
	);
});
