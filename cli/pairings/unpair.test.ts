import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { problemReply, serverInfo } from "../testing/fake-exchange.ts";
import { startFakePairedServer } from "../testing/fake-paired-server.ts";
import { startFakeServer } from "../testing/fake-server.ts";
import { pairedHome } from "../testing/paired-home.ts";
import { runCli } from "../testing/run-cli.ts";

async function keptIn(file: string): Promise<unknown[]> {
	return JSON.parse(await readFile(file, "utf8")).pairings;
}

test("unpairing ends the pairing at the server, then forgets it", async () => {
	const server = await startFakePairedServer();
	const home = await pairedHome(server);
	const ended = await runCli(["unpair"], home).ended;
	expect(ended).toMatchObject({
		code: 0,
		stderr: `Ended. The pairing with ${server.origin} as alice is forgotten here.\n`,
	});
	expect((await server.called("DELETE /api/pairings/:id")).path).toBe("/api/pairings/pairing-1");
	expect(await keptIn(home.file)).toEqual([]);
	expect(home.leaks(ended)).toBe(false);
});

test("one that the server had ended before is forgotten too", async () => {
	const server = await startFakePairedServer();
	server.endPairing();
	const home = await pairedHome(server);
	const { code, stdout } = await runCli(["unpair", "--json"], home).ended;
	expect(code).toBe(0);
	expect(JSON.parse(stdout)).toMatchObject({ account: "alice", ended: "before" });
	expect(await keptIn(home.file)).toEqual([]);
});

test("a server that can not be reached keeps it, until --forget", async () => {
	const gone = await startFakeServer();
	await gone.stop();
	const home = await pairedHome(gone);
	expect(await runCli(["unpair"], home).ended).toMatchObject({
		code: 1,
		stderr: `countersign: ${gone.origin} can not be reached: nothing listens there. To forget the pairing here only, add --forget.\n`,
	});
	expect(await keptIn(home.file)).toHaveLength(1);
	const forgotten = await runCli(["unpair", "--forget"], home).ended;
	expect(forgotten).toMatchObject({ code: 0, stderr: expect.stringContaining("The server was not asked") });
	expect(await keptIn(home.file)).toEqual([]);
});

test.each([
	[{ origin: "https://evil.example" }, "goes by https://evil.example"],
	[{ rpId: "evil.example" }, "signs for evil.example, not for localhost"],
])("a server that says it is %j now gets neither token nor proof", async (says, words) => {
	const server = await startFakePairedServer({
		"GET /api/server": () => ({ status: 200, body: { ...serverInfo(server.origin), ...says } }),
	});
	const home = await pairedHome(server);
	const ended = await runCli(["unpair"], home).ended;
	expect(ended.code).toBe(1);
	expect(ended.stderr).toContain(words);
	expect(server.received.every(({ authorization }) => authorization === undefined)).toBe(true);
	expect(await keptIn(home.file)).toHaveLength(1);
});

test("another refusal keeps the pairing, without offering to forget it", async () => {
	const server = await startFakePairedServer({ "DELETE /api/pairings/:id": () => problemReply("internal", 500) });
	const home = await pairedHome(server);
	const { code, stderr } = await runCli(["unpair"], home).ended;
	expect(code).toBe(1);
	expect(stderr).not.toContain("--forget");
	expect(await keptIn(home.file)).toHaveLength(1);
});

test("which of several is asked for, and none is said with what to do", async () => {
	const [one, other] = [await startFakePairedServer(), await startFakePairedServer()];
	const home = await pairedHome(one, other);
	const { code, stderr } = await runCli(["unpair"], home).ended;
	expect(code).toBe(2);
	expect(stderr).toContain(`--server and --account among alice at ${one.origin}, alice at ${other.origin}.`);
	expect((await runCli(["unpair", "--server", other.origin], home).ended).code).toBe(0);
	const variable = { ...home.environment, COUNTERSIGN_SERVER: other.origin };
	expect(await runCli(["unpair"], { environment: variable }).ended).toMatchObject({
		code: 1,
		stderr: `countersign: This machine is not paired with ${other.origin}. Pair it first: countersign pair --server ${other.origin} (with a security key and without a browser: add --key)\n`,
	});
});
