import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusalIn } from "./requests/answer.ts";
import { somePath, unsafeCalls } from "./requests/every-call.ts";
import { connectTo, readRaw } from "./requests/raw-http.ts";
import { type StoreWatch, watchStore } from "./world/stored.ts";
import { openWorld, type World } from "./world/world.ts";

let world: World;
let store: StoreWatch;

beforeAll(async () => {
	world = await openWorld();
	store = await watchStore(world.storage);
});

afterAll(() => world?.stop());

const head = (line: string, ...headers: string[]) =>
	[line, "host: localhost", "content-type: application/json", ...headers, "", ""].join("\r\n");

test("bodies that never end keep nobody from being answered, and leave nothing", async () => {
	const sockets = await Promise.all(
		unsafeCalls.map(async ({ call }) => {
			const socket = await connectTo(world.origin);
			socket.write(head(`${call.method} ${somePath(call)} HTTP/1.1`, "content-length: 1000"));
			socket.write('{"account":');
			return socket;
		}),
	);
	const answer = await world.app.inject({ url: "/api/server" });
	expect(answer.statusCode).toBe(200);
	const closed = sockets.map((socket) => once(socket, "close"));
	for (const socket of sockets) socket.destroy();
	await Promise.all(closed);
	expect(await store.changed()).toEqual([]);
});

test("how long a call may take to come in is limited", () => {
	expect(world.app.server.requestTimeout).toBeGreaterThan(0);
	expect(world.app.server.requestTimeout).toBeLessThanOrEqual(60_000);
	expect(world.app.server.headersTimeout).toBeGreaterThan(0);
});

test.each([
	["in one piece", ["10001", "a".repeat(0x10001), "0", "", ""]],
	["in many", [...Array.from({ length: 70 }, () => ["400", "a".repeat(0x400)]).flat(), "0", "", ""]],
])("a body of no stated length is refused once it is too large, %s", async (_, pieces) => {
	const socket = await connectTo(world.origin);
	// What is sent after the refusal may find the connection closed.
	socket.on("error", () => undefined);
	socket.write(head("POST /api/ceremonies HTTP/1.1", "transfer-encoding: chunked", "connection: close"));
	for (const piece of pieces) socket.write(`${piece}\r\n`);
	expect(refusalIn(readRaw(await text(socket)), [])).toBe("too-large");
});

test("a stated length that is too large is refused before the body comes", async () => {
	const socket = await connectTo(world.origin);
	socket.write(head("POST /api/ceremonies HTTP/1.1", `content-length: ${64 * 1024 + 1}`, "connection: close"));
	expect(refusalIn(readRaw(await text(socket)), [])).toBe("too-large");
});

test("a body that ends early is no call", async () => {
	const socket = await connectTo(world.origin);
	socket.end(`${head("POST /api/ceremonies HTTP/1.1", "content-length: 100")}{}`);
	expect(await text(socket)).not.toMatch(/^HTTP\/1.1 2/);
	expect(await store.changed()).toEqual([]);
});
