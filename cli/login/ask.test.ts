import { expect, onTestFinished, test } from "vitest";
import { makeReceipt } from "../../client/receipt-for-tests.ts";
import { problemReply } from "../testing/fake-exchange.ts";
import { type FakeServerWishes, startFakeServer, waitToken } from "../testing/fake-server.ts";
import { runCli } from "../testing/run-cli.ts";

const receipt = await makeReceipt("ES256");
const approved = {
	status: 200,
	body: { state: "approved", accessToken: "a.b.c", tokenType: "DPoP", expiresIn: 300, receipt },
};

async function fakeServer(wishes?: FakeServerWishes) {
	const server = await startFakeServer(wishes);
	onTestFinished(() => server.stop());
	return server;
}

const restore = ["--text", "Restore the database of shop"];

const ask = (server: { origin: string }, ...args: string[]) =>
	runCli(["ask", "--server", server.origin, "--account", "alice", ...args]);

test("the match code stands in one line on stdout before anybody waits, and no token ever does", async () => {
	const server = await fakeServer();
	const running = ask(server, ...restore);
	const [, address] = await running.printed("stdout", /^Match code 47\. To approve as alice: (\S+)\n$/);
	expect(address).toMatch(new RegExp(`^${server.origin}/approve/[a-z2-7]{26}$`));
	server.settle(approved);
	const ended = await running.ended;
	expect(ended).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Waiting for [^\n]+\nApproved\.\n$/) });
	expect(ended.stdout.split("\n")).toHaveLength(2);
	expect(ended.stdout + ended.stderr).not.toMatch(new RegExp(`${waitToken}|a\\.b\\.c`));
});

test("with --json there is a line before the waiting and one after", async () => {
	const server = await fakeServer();
	const running = ask(server, ...restore, "--json");
	await running.printed("stdout", /\n/);
	server.settle(approved);
	const [first = "", second = "", ...rest] = (await running.ended).stdout.split("\n");
	expect(JSON.parse(first)).toEqual({
		state: "pending",
		account: "alice",
		id: expect.stringMatching(/^[a-z2-7]{26}$/),
		matchCode: "47",
		approveUrl: expect.stringContaining("/approve/"),
		expiresAt: expect.stringMatching(/Z$/),
	});
	expect(JSON.parse(second)).toEqual({ state: "approved", account: "alice", receipt });
	expect(rest).toEqual([""]);
});

test("a denial lets nobody in, and what was asked is what the command line said", async () => {
	const server = await fakeServer();
	server.settle(problemReply("denied", 403));
	const ended = await ask(server, "--target", "web1", "--os-user", "bob", "--", "ls", "--all").ended;
	expect(ended).toMatchObject({ code: 3, stderr: expect.stringContaining("Denied. Nobody was let in.") });
	const { publicKey: _, host: __, ...asked } = (await server.called("POST")).body;
	expect(asked).toEqual({ account: "alice", kind: "run", target: "web1", command: "ls --all", osUser: "bob" });
});

test("a server that is away lets nobody in, in one clear line", async () => {
	const server = await startFakeServer();
	await server.stop();
	const ended = await ask(server, ...restore).ended;
	const words = `countersign: ${server.origin} can not be reached: nothing listens there.\n`;
	expect(ended).toEqual({ code: 1, stdout: "", stderr: words });
});

test("--timeout counts for a server that does not answer, too", async () => {
	const server = await fakeServer({ answers: { server: () => new Promise(() => undefined) } });
	const ended = await ask(server, ...restore, "--timeout", "1", "--json").ended;
	expect(ended).toMatchObject({ code: 4, stderr: "Expired. --timeout ran out. No login was asked for.\n" });
	expect(JSON.parse(ended.stdout)).toEqual({ state: "expired", reason: "timeout", account: "alice" });
});
