import { expect, test } from "vitest";
import { problemReply } from "../testing/fake-exchange.ts";
import { fakeLogin } from "../testing/fake-login.ts";
import { type FakeAnswers, startFakePairedServer } from "../testing/fake-paired-server.ts";
import { pairedHome } from "../testing/paired-home.ts";
import { runCli, runInTerminal } from "../testing/run-cli.ts";

async function paired(answers?: FakeAnswers) {
	const server = await startFakePairedServer(answers);
	const home = await pairedHome(server);
	return { server, home, deny: (...args: string[]) => runCli(["deny", ...args], home).ended };
}

test("the only login that waits is denied, and named", async () => {
	const { server, home, deny } = await paired();
	const { id } = server.ask(fakeLogin("one"));
	const ended = await deny("--json");
	expect(ended).toMatchObject({
		code: 0,
		stderr: "Denied. It was: SSH to server01 as alice, from 203.0.113.24, claims to be deploy on build-7\n",
	});
	expect(JSON.parse(ended.stdout)).toEqual({ id, state: "denied" });
	expect((await server.called("POST /api/login-requests/:id/deny")).body).toEqual({ report: false });
	expect(home.leaks(ended)).toBe(false);
});

test("--report says until when the source is quiet", async () => {
	const { server, deny } = await paired();
	const { id } = server.ask(fakeLogin("one"));
	const { code, stdout, stderr } = await deny(id, "--report", "--json");
	expect(code).toBe(0);
	const { quietUntil } = JSON.parse(stdout);
	expect(stderr).toContain(`Reported. Logins from its source are not announced to you until ${quietUntil}.`);
});

test("a login that had ended is an error that says how; with --report it is reported still", async () => {
	const { server, deny } = await paired();
	const { id } = server.ask(fakeLogin("one"));
	server.settle(id, { state: "denied", settledBy: "carol" });
	const { code, stdout, stderr } = await deny(id, "--json");
	expect(code).toBe(1);
	expect(JSON.parse(stdout)).toMatchObject({ error: { code: "already-settled" } });
	expect(stderr).toMatch(/It had ended already\. Denied by carol at \S+ UTC\. Nobody was let in\.\n$/);
	const reported = await deny(id, "--report");
	expect(reported.code).toBe(0);
	expect(reported.stderr).toMatch(/^Denied by carol .*\nReported\. Logins from its source/);
});

test("one that ends in the same moment is told like one that had ended", async () => {
	const { server, deny } = await paired({
		"POST /api/login-requests/:id/deny": () => {
			server.settle(id, { state: "approved", settledBy: "alice" });
			return problemReply("already-settled", 409, { state: "approved" });
		},
	});
	const { id } = server.ask(fakeLogin("one"));
	expect(await deny()).toMatchObject({ code: 1, stderr: expect.stringContaining("Approved by alice") });
});

test("the beginning of an id is enough where it names one, and waiting logins come first", async () => {
	const { server, deny } = await paired();
	const [one, other] = [server.ask(fakeLogin("one")), server.ask(fakeLogin("two"))];
	const same = server.ask({ ...fakeLogin("three"), id: `${one.id.slice(0, 5)}${other.id.slice(5)}` });
	const { code, stderr } = await deny(one.id.slice(0, 5).toUpperCase());
	expect(code).toBe(2);
	expect(stderr).toMatch(new RegExp(`begin with ${one.id.slice(0, 5)}: ${same.id}, ${one.id}\\.`));
	server.settle(same.id, { state: "expired" });
	expect((await deny(one.id.slice(0, 5))).code).toBe(0);
	expect((await deny("22222")).stderr).toBe("countersign: No login that you may see begins with 22222.\n");
	expect((await deny("a".repeat(26))).stderr).toBe("countersign: There is no such login that alice may see.\n");
	expect(await deny("no!")).toMatchObject({ code: 2, stderr: 'countersign: "no!" is not the id of a login.\n' });
});

test("none and several are told apart where nobody can be asked", async () => {
	const { server, deny } = await paired();
	expect(await deny()).toMatchObject({ code: 1, stderr: "countersign: Nothing waits.\n" });
	const ids = [server.ask(fakeLogin("one")).id, server.ask(fakeLogin("two")).id].toReversed();
	expect(await deny()).toMatchObject({
		code: 2,
		stderr: `countersign: Several logins wait: name one of ${ids.join(", ")}.\n`,
	});
});

test("on a terminal one of several is chosen by its number", async () => {
	const { server, home } = await paired();
	const older = server.ask(fakeLogin("one"));
	server.ask(fakeLogin("two", { target: "server02" }));
	const running = runInTerminal(["deny"], home);
	await running.printed(
		"stdout",
		/1 {2}\d:\d\d {2}SSH to server02 as alice.*2 {2}\d:\d\d {2}SSH to server01 as alice.*Which one\? 1 to 2: /s,
	);
	running.child.stdin?.write("3\r");
	await running.printed("stdout", /Which one\?.*Which one\?/s);
	running.child.stdin?.write("2\r");
	const { code, stdout } = await running.ended;
	expect(code).toBe(0);
	expect(stdout).toContain("Denied. It was: SSH to server01 as alice");
	expect((await server.called("POST /api/login-requests/:id/deny")).path).toContain(older.id);
});

test.each([
	["Ctrl-C", "\x03", 5, "Stopped."],
	["the end of the input", "\x04", 5, "Nothing was chosen."],
])("%s at the choice denies nothing", async (_, key, exitCode, words) => {
	const { server, home } = await paired();
	server.ask(fakeLogin("one"));
	server.ask(fakeLogin("two"));
	const running = runInTerminal(["deny"], home);
	await running.printed("stdout", /Which one\?/);
	running.child.stdin?.write(key);
	const { code, stdout } = await running.ended;
	expect(code).toBe(exitCode);
	expect(stdout).toContain(words);
	expect(server.received.some(({ path }) => path.endsWith("/deny"))).toBe(false);
});

test("somebody else's login is denied by an administrator, and reported by its owner only", async () => {
	const { server, deny } = await paired();
	const { id } = server.ask(fakeLogin("one", { account: "bob" }));
	expect(await deny(id, "--report")).toMatchObject({
		code: 1,
		stderr: "countersign: Only bob can report this login. Without --report you can deny it.\n",
	});
	expect((await deny(id)).code).toBe(0);
});
