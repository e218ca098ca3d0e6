import { EventEmitter } from "node:events";
import type { Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { EventStream } from "./event-stream.ts";

/** A connection whose reader reads only when told to. */
class StalledConnection extends EventEmitter {
	writableLength = 0;
	writable = true;
	destroyed = false;
	write(text: string): void {
		this.writableLength += text.length;
	}
	destroy(): void {
		this.destroyed = true;
		this.writable = false;
	}
}

function open() {
	const connection = new StalledConnection();
	const stream = new EventStream(connection as unknown as Socket, () => 0);
	onTestFinished(() => void connection.emit("close"));
	const send = (bytes: number) => stream.send({ name: "snapshot", revision: 0, body: { text: "x".repeat(bytes) } });
	return { connection, send };
}

const megabyte = 1024 * 1024;

test("a first event of any size reaches its reader", () => {
	const { connection, send } = open();
	send(5 * megabyte);
	send(1000);
	expect(connection.destroyed).toBe(false);
});

test("a reader that does not read is dropped, with what it is owed bounded", () => {
	const { connection, send } = open();
	send(1000);
	for (let count = 0; count < 100 && !connection.destroyed; count++) send(megabyte / 10);
	expect(connection.destroyed).toBe(true);
	expect(connection.writableLength).toBeLessThan(1.3 * megabyte);
});

test("a reader that catches up stays", () => {
	const { connection, send } = open();
	for (let count = 0; count < 100; count++) {
		send(megabyte / 10);
		connection.writableLength = 0;
	}
	expect(connection.destroyed).toBe(false);
});
