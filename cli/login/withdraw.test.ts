import { expect, onTestFinished, test } from "vitest";
import { type Answer, problemReply, type Reply } from "../testing/fake-exchange.ts";
import { type FakeServerWishes, startFakeServer, waitToken } from "../testing/fake-server.ts";
import { oldNode, runCli } from "../testing/run-cli.ts";

async function fakeServer(wishes?: FakeServerWishes) {
	const server = await startFakeServer(wishes);
	onTestFinished(() => server.stop());
	return server;
}

const words = (origin: string) => ["login", "--server", origin, "--account", "alice"];

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s withdraws the login at the server", async (signal) => {
	const server = await fakeServer();
	const running = runCli([...words(server.origin), "--json"]);
	await running.printed("stderr", /Waiting/);
	running.child.kill(signal);
	const ended = await running.ended;
	expect(ended.code).toBe(5);
	expect(ended.stderr).toContain("Stopped. The login is withdrawn.");
	expect(JSON.parse(ended.stdout)).toEqual({ state: "cancelled", account: "alice" });
	expect(ended.stdout + ended.stderr).not.toContain(waitToken);
	expect(await server.called("DELETE")).toMatchObject({
		path: expect.stringMatching(/^\/api\/login-requests\/[a-z2-7]{26}$/),
		authorization: `Bearer ${waitToken}`,
	});
});

test("a login that ended in the same moment is not called withdrawn", async () => {
	const server = await fakeServer({ answers: { cancel: () => problemReply("already-settled", 409) } });
	const running = runCli(words(server.origin));
	await running.printed("stderr", /Waiting/);
	running.child.kill("SIGINT");
	const ended = await running.ended;
	expect(ended.code).toBe(5);
	expect(ended.stderr).toContain("Stopped. The login had just ended; its outcome was not fetched.");
});

test("a server that can not be told does not hold the command for long", async () => {
	const never = new Promise<Reply>(() => undefined);
	const server = await fakeServer({ answers: { cancel: () => never } });
	const running = runCli(words(server.origin));
	await running.printed("stderr", /Waiting/);
	running.child.kill("SIGINT");
	const ended = await running.ended;
	expect(ended.code).toBe(5);
	expect(ended.stderr).toContain("The server could not be told, so the login stays open until its time runs out.");
});

test("a login that is just being asked for is withdrawn once its answer is there", async () => {
	const gate = Promise.withResolvers<void>();
	const create = async (_: number, usual: () => Answer) => {
		await gate.promise;
		return usual();
	};
	const server = await fakeServer({ answers: { create } });
	const running = runCli(words(server.origin));
	await server.called("POST");
	running.child.kill("SIGINT");
	gate.resolve();
	const ended = await running.ended;
	// Whether the answer or the signal comes first is the machine's affair.
	expect(ended).toMatchObject({ code: 5, stdout: "" });
	expect(ended.stderr).toMatch(/Stopped\. The login is withdrawn\.\n$/);
	await server.called("DELETE");
});

test("one whose answer does not come is not called withdrawn", async () => {
	const never = new Promise<Reply>(() => undefined);
	const server = await fakeServer({ answers: { create: () => never } });
	const running = runCli(words(server.origin));
	await server.called("POST");
	running.child.kill("SIGINT");
	const ended = await running.ended;
	expect(ended.code).toBe(5);
	expect(ended.stderr).toContain("The server could not be told");
});

test("what goes wrong while waiting withdraws the login too", async () => {
	const server = await fakeServer({ answers: { outcome: () => problemReply("token-refused", 401) } });
	const ended = await runCli([...words(server.origin), "--json"]).ended;
	expect(ended.code).toBe(1);
	expect(JSON.parse(ended.stdout)).toMatchObject({ error: { code: "token-refused" } });
	await server.called("DELETE");
});

test("before a login is asked for there is nothing to withdraw", async () => {
	const never = new Promise<Reply>(() => undefined);
	const server = await fakeServer({ answers: { server: () => never } });
	const running = runCli(words(server.origin));
	await server.called("GET");
	running.child.kill("SIGINT");
	expect(await running.ended).toMatchObject({ code: 5, stderr: "Stopped. No login was asked for.\n" });
});

test("--timeout withdraws the login and is an expiry", async () => {
	const server = await fakeServer();
	const ended = await runCli([...words(server.origin), "--timeout", "2", "--json"]).ended;
	expect(ended.code).toBe(4);
	expect(ended.stderr).toContain("Expired. --timeout ran out. The login is withdrawn.");
	expect(JSON.parse(ended.stdout)).toEqual({ state: "expired", reason: "timeout", account: "alice" });
	await server.called("DELETE");
});

test("through the launcher, a signal to all processes is one wish", async () => {
	const server = await fakeServer();
	const running = runCli(words(server.origin), { nodeOptions: oldNode, detached: true });
	await running.printed("stderr", /Waiting/);
	process.kill(-(running.child.pid ?? Number.NaN), "SIGTERM");
	const ended = await running.ended;
	expect(ended).toMatchObject({ code: 5, stderr: expect.stringContaining("The login is withdrawn.") });
});

test("through the launcher, a signal to it alone is passed on", async () => {
	const server = await fakeServer();
	const running = runCli(words(server.origin), { nodeOptions: oldNode });
	await running.printed("stderr", /Waiting/);
	running.child.kill("SIGINT");
	expect((await running.ended).code).toBe(5);
	await server.called("DELETE");
});
