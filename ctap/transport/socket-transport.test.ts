import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSecurityKey } from "../key/open-security-key.ts";
import { createVirtualKey } from "../virtual-key/virtual-key.ts";
import { cutReports } from "./cut-reports.ts";
import type { ReportTransport } from "./report-transport.ts";
import { openSocketTransport } from "./socket-transport.ts";

let folder: string;
let path: string;
let server: Server;
let clients: Socket[];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "countersign-socket-"));
	path = join(folder, "key.sock");
	clients = [];
	server = createServer(serveKey).listen(path);
	await once(server, "listening");
});

afterEach(async () => {
	for (const client of clients) client.destroy();
	server.close();
	await rm(folder, { recursive: true });
});

/** Firmware behind a socket, as anybody may have it. */
function serveKey(socket: Socket): void {
	clients.push(socket);
	const port = createVirtualKey({ pin: "1234" }).connect();
	port.listen({ report: (report) => socket.write(report), gone: () => socket.destroy() });
	socket.on(
		"data",
		cutReports(port.reportSize, (report) => void port.send(report)),
	);
}

test("a key behind a socket is a key", async () => {
	const key = await openSecurityKey(await openSocketTransport({ path }));
	const clientDataHash = new Uint8Array(32);
	const relyingParty = { id: "example.com" };
	const made = await key.makeCredential(
		{ clientDataHash, relyingParty, user: { id: Uint8Array.of(1) } },
		{ pin: "1234" },
	);
	const credentials = [{ id: made.authenticatorData.attested?.credentialId ?? new Uint8Array() }];
	const request = { rpId: relyingParty.id, clientDataHash, allowCredentials: credentials };
	const { authenticatorData } = await key.getAssertion(request, { pin: "1234" });
	expect(authenticatorData.userVerified).toBe(true);
	await key.close();
	await key.close();
});

test("firmware that ends is a key that was pulled out", async () => {
	const transport = await openSocketTransport({ path });
	const { promise, resolve } = Promise.withResolvers<Error>();
	transport.listen({ report: () => undefined, gone: resolve });
	await transport.send(new Uint8Array(64));
	for (const client of clients) client.destroy();
	expect(await promise).toBeInstanceOf(Error);
	await expect(transport.send(new Uint8Array(64))).rejects.toThrow();
	await transport.close();
});

test("firmware that ended before anybody listened is gone too", async () => {
	const transport = await openSocketTransport({ path });
	await transport.send(new Uint8Array(64));
	for (const client of clients) client.destroy();
	while (await isSent(transport));
	expect(await new Promise((gone) => transport.listen({ report: () => undefined, gone }))).toBeInstanceOf(Error);
});

test("letting go is no loss of the key", async () => {
	const transport = await openSocketTransport({ path });
	const heard: string[] = [];
	transport.listen({ report: () => heard.push("report"), gone: () => heard.push("gone") });
	await transport.close();
	expect(heard).toEqual([]);
});

test("where nobody listens, opening fails", async () => {
	await expect(openSocketTransport({ path: join(folder, "nobody.sock") })).rejects.toThrow("ENOENT");
});

function isSent(transport: ReportTransport): Promise<boolean> {
	return transport.send(new Uint8Array(64)).then(
		() => true,
		() => false,
	);
}
