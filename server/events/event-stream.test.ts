import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { EventStream } from "./event-stream.ts";

/** A response whose reader reads only when told to. */
class StalledResponse extends EventEmitter {
	writableLength = 0;
	writableEnded = false;
	destroyed = false;
	writeHead(): void {}
	write(text: string): void {
		this.writableLength += text.length;
	}
	end(): void {
		this.writableEnded = true;
	}
	destroy(): void {
		this.destroyed = true;
	}
}

function open() {
	const response = new StalledResponse();
	const stream = new EventStream(response as unknown as ServerResponse, () => 0);
	onTestFinished(() => void response.emit("close"));
	const send = (bytes: number) => stream.send({ name: "snapshot", revision: 0, body: { text: "x".repeat(bytes) } });
	return { response, send };
}

const megabyte = 1024 * 1024;

test("a first event of any size reaches its reader", () => {
	const { response, send } = open();
	send(5 * megabyte);
	send(1000);
	expect(response.destroyed).toBe(false);
});

test("a reader that does not read is dropped, with what it is owed bounded", () => {
	const { response, send } = open();
	send(1000);
	for (let count = 0; count < 100 && !response.destroyed; count++) send(megabyte / 10);
	expect(response.destroyed).toBe(true);
	expect(response.writableLength).toBeLessThan(1.3 * megabyte);
});

test("a reader that catches up stays", () => {
	const { response, send } = open();
	for (let count = 0; count < 100; count++) {
		send(megabyte / 10);
		response.writableLength = 0;
	}
	expect(response.destroyed).toBe(false);
});
