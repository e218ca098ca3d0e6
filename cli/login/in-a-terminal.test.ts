import { expect, onTestFinished, test } from "vitest";
import { problemReply } from "../testing/fake-exchange.ts";
import { startFakeServer } from "../testing/fake-server.ts";
import { oldNode, type RunWishes, runInTerminal } from "../testing/run-cli.ts";

/** In a real pseudo-terminal, where what goes to stdout and to stderr arrives on one screen. */
async function loginInTerminal(wishes: RunWishes = {}) {
	const server = await startFakeServer();
	onTestFinished(() => server.stop());
	const running = runInTerminal(["login", "--server", server.origin, "--account", "alice"], wishes);
	return { server, running };
}

const ctrlC = "\x03";

test("one line counts down in place, and makes room for the end", async () => {
	const { server, running } = await loginInTerminal();
	await running.printed("stdout", /Match code {2}␛\[1m␛\[7m 47 ␛/);
	await running.printed("stdout", /\r␛\[2K␛\[2mWaiting for the approval, [23]:\d\d left\. Ctrl-C withdraws it\.␛\[22m/);
	await running.printed(
		"stdout",
		/(\d:\d\d) left\. Ctrl-C withdraws it\.␛\[22m\r␛\[2K␛\[2mWaiting for the approval, (?!\1)\d:\d\d left/,
	);
	server.settle(problemReply("denied", 403));
	const { code, stdout } = await running.ended;
	expect(code).toBe(3);
	expect(stdout).toMatch(/\r␛\[2K␛\[33mDenied\. Nobody was let in\.␛\[39m\r\n$/);
});

test("Ctrl-C withdraws the login", async () => {
	const { server, running } = await loginInTerminal();
	await running.printed("stdout", /left\./);
	running.child.stdin?.write(ctrlC);
	const { code, stdout } = await running.ended;
	expect(code).toBe(5);
	expect(stdout).toContain("Stopped. The login is withdrawn.");
	await server.called("DELETE");
});

test("Ctrl-C withdraws it through the launcher too, where both processes hear it", async () => {
	const { server, running } = await loginInTerminal({ nodeOptions: oldNode });
	await running.printed("stdout", /left\./);
	running.child.stdin?.write(ctrlC);
	const { code, stdout } = await running.ended;
	expect(code).toBe(5);
	expect(stdout.match(/Stopped/g)).toHaveLength(1);
	await server.called("DELETE");
});

test.each([
	["NO_COLOR", { NO_COLOR: "1" }],
	["a dumb terminal", { TERM: "dumb" }],
])("with %s there are no colours", async (_, environment) => {
	const { server, running } = await loginInTerminal({ environment });
	await running.printed("stdout", /Waiting/);
	server.settle(problemReply("denied", 403));
	const { code, stdout } = await running.ended;
	expect(code).toBe(3);
	expect(stdout).not.toMatch(/␛\[\d*m/);
});

test("a dumb terminal is not written over", async () => {
	const { server, running } = await loginInTerminal({ environment: { TERM: "dumb" } });
	await running.printed("stdout", /Waiting for the approval until/);
	server.settle(problemReply("denied", 403));
	expect((await running.ended).stdout).not.toContain("␛");
});
