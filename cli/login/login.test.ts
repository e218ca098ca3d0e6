import { readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeReceipt } from "../../client/receipt-for-tests.ts";
import { problemReply } from "../testing/fake-exchange.ts";
import { type FakeServerWishes, startFakeServer, waitToken } from "../testing/fake-server.ts";
import { type Ended, runCli } from "../testing/run-cli.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const receipt = await makeReceipt("ES256");
const approval = { state: "approved", accessToken: "a.b.c", tokenType: "DPoP", expiresIn: 300, receipt };
const approved = { status: 200, body: approval };

async function fakeServer(wishes?: FakeServerWishes) {
	const server = await startFakeServer(wishes);
	onTestFinished(() => server.stop());
	return server;
}

async function loginAt(server: { origin: string }, ...args: string[]) {
	const running = runCli(["login", "--server", server.origin, "--account", "alice", ...args]);
	await running.printed("stderr", /Waiting/);
	return running;
}

function expectNoSecrets({ stdout, stderr }: Ended) {
	expect(stdout + stderr).not.toContain(waitToken);
}

test("an approval prints the token alone on stdout, and the talk on stderr", async () => {
	const server = await fakeServer();
	const running = await loginAt(server);
	const [, url] = await running.printed("stderr", /(http\S+)\n\n.*\n\n {4}Match code {3}47/);
	expect(url).toMatch(new RegExp(`^${server.origin}/approve/[a-z2-7]{26}$`));
	await running.printed("stderr", new RegExp(`: countersign approve ${url?.slice(-26)}\n`));
	server.settle(approved);

	const ended = await running.ended;
	expect(ended).toMatchObject({ code: 0, stdout: "a.b.c\n" });
	expect(ended.stderr).toContain("To log in as alice, approve it here:");
	expect(ended.stderr).toMatch(/Waiting for the approval until \d\d:\d\d:\d\d UTC\./);
	expect(ended.stderr).toContain("Approved. The token holds for 5 minutes, and only with the key of this command");
	expect(ended.stderr).not.toContain("␛");
	expectNoSecrets(ended);
});

test("what is asked holds the account, the kind, and what this machine claims", async () => {
	const server = await fakeServer();
	server.settle(approved);
	await (await loginAt(server)).ended;
	const asked = await server.called("POST");
	expect(asked.body).toMatchObject({
		account: "alice",
		kind: "login",
		publicKey: { kty: "OKP", crv: "Ed25519", x: expect.any(String) },
	});
	expect(Object.keys(asked.body).sort()).toEqual(["account", "host", "kind", "osUser", "publicKey"]);
});

test("--json prints one object with everything", async () => {
	const server = await fakeServer();
	server.settle(approved);
	const ended = await (await loginAt(server, "--json")).ended;
	expect(ended.code).toBe(0);
	expect(JSON.parse(ended.stdout)).toEqual({ account: "alice", ...approval });
	expect(ended.stdout.trim()).not.toContain("\n");
	expectNoSecrets(ended);
});

test.each([
	["denied", 403, 3, "Denied. Nobody was let in."],
	["expired", 410, 4, "Expired. Time ran out, so nobody was let in. If it was you, run the command again."],
	["cancelled", 410, 5, "Withdrawn: the server ended this login. Nobody was let in."],
])("%s has its own sentence, object and exit code", async (code, status, exitCode, sentence) => {
	for (const args of [[], ["--json"]]) {
		const server = await fakeServer();
		server.settle(problemReply(code, status));
		const ended = await (await loginAt(server, ...args)).ended;
		expect(ended.code).toBe(exitCode);
		expect(ended.stderr).toContain(sentence);
		expect(ended.stdout).toBe(args.length ? `${JSON.stringify({ state: code, account: "alice" })}\n` : "");
	}
});

test("a token that was fetched by somebody else is an error", async () => {
	const server = await fakeServer();
	server.settle(problemReply("collected", 410));
	const ended = await (await loginAt(server, "--json")).ended;
	expect(ended.code).toBe(1);
	expect(JSON.parse(ended.stdout)).toMatchObject({ error: { code: "collected" } });
});

test("--receipt saves the receipt for its owner alone", async () => {
	const server = await fakeServer();
	server.settle(approved);
	const file = join(await temporaryFolder(), "receipt.json");
	await writeFile(file, "something longer than nothing", { mode: 0o644 });
	expect((await (await loginAt(server, "--receipt", file)).ended).code).toBe(0);
	expect(JSON.parse(await readFile(file, "utf8"))).toEqual(receipt);
	expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test("without an approval --receipt leaves everything as it was", async () => {
	const server = await fakeServer();
	server.settle(problemReply("denied", 403));
	const folder = await temporaryFolder();
	const [fresh, old] = [join(folder, "fresh.json"), join(folder, "old.json")];
	await writeFile(old, "old");
	for (const file of [fresh, old]) await (await loginAt(server, "--receipt", file)).ended;
	await expect(stat(fresh)).rejects.toThrow("ENOENT");
	expect(await readFile(old, "utf8")).toBe("old");
});

test("a receipt that could not be saved is known before anybody is asked", async () => {
	const server = await fakeServer();
	const file = join(await temporaryFolder(), "missing", "receipt.json");
	const ended = await runCli(["login", "--server", server.origin, "--account", "alice", "--receipt", file]).ended;
	expect(ended).toMatchObject({
		code: 1,
		stderr: `countersign: Can not write ${file}: there is no folder ${dirname(file)}.\n`,
	});
	expect(server.received).toEqual([]);
});

test("trouble on the way is told once, and waited out", async () => {
	const gone: FakeServerWishes["answers"] = { outcome: (count, usual) => (count < 2 ? "drop" : usual()) };
	const server = await fakeServer({ answers: gone });
	const running = await loginAt(server);
	await running.printed("stderr", /Trying again/);
	server.settle(approved);
	const ended = await running.ended;
	expect(ended.code).toBe(0);
	expect(ended.stderr.match(/No connection to the server/g)).toHaveLength(1);
});
