import { once } from "node:events";
import { readFile, stat, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { fetchSnapshot } from "./fetch-snapshot.ts";

let socket: string;
let file: string;

beforeEach(async () => {
	const directory = await temporaryDirectory();
	[socket, file] = [join(directory, "admin.sock"), join(directory, "copy.db")];
});

async function serverThat(answers: RequestListener): Promise<void> {
	const server = createServer(answers).listen(socket);
	await once(server, "listening");
	onTestFinished(() => void server.close());
}

test("what the server sends is a file for its owner alone", async () => {
	await serverThat((_, response) => response.end("the bytes"));
	expect(await fetchSnapshot(socket, file)).toBe(true);
	expect(await readFile(file, "utf8")).toBe("the bytes");
	expect(((await stat(file)).mode & 0o777).toString(8)).toBe("600");
});

test("where nobody listens there is nothing, also where a crash left the socket's file", async () => {
	expect(await fetchSnapshot(socket, file)).toBe(false);
	await writeFile(socket, "");
	await expect(fetchSnapshot(socket, file)).resolves.toBe(false);
	await expect(stat(file)).rejects.toMatchObject({ code: "ENOENT" });
});

test("a server that stops in the middle is told", async () => {
	await serverThat((_, response) => {
		response.writeHead(200, { "content-length": 1000 }).write("half", () => response.destroy());
	});
	await expect(fetchSnapshot(socket, file)).rejects.toThrow("The server stopped while it was copied.");
});

test.each([
	[404, /is older than this command/],
	[500, /could not copy its database/],
])("an answer of %i is one line", async (status, says) => {
	await serverThat((_, response) => response.writeHead(status).end());
	await expect(fetchSnapshot(socket, file)).rejects.toThrow(says);
});
