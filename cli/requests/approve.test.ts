import { expect, test } from "vitest";
import { fakeBrowser } from "../testing/fake-browser.ts";
import { fakeLogin } from "../testing/fake-login.ts";
import { type FakeAnswers, startFakePairedServer, ticket } from "../testing/fake-paired-server.ts";
import { pairedHome } from "../testing/paired-home.ts";
import { runCli, runInTerminal } from "../testing/run-cli.ts";

async function paired(answers?: FakeAnswers) {
	const server = await startFakePairedServer(answers);
	const home = await pairedHome(server);
	return { server, home, approve: (...args: string[]) => runCli(["approve", "--browser", ...args], home) };
}

test("everything that will be signed is shown, and the page's address where there is no browser", async () => {
	const { server, home, approve } = await paired();
	const login = server.ask(
		fakeLogin("one", { kind: "run", command: "make deploy", client: "web1", clientKind: "host" }),
	);
	const running = approve();
	await running.printed("stderr", /Waiting for your passkey in the browser until/);
	server.settle(login.id, { state: "approved", settledBy: "alice", signedWith: "YubiKey" });
	const ended = await running.ended;
	expect(ended).toMatchObject({ code: 0, stdout: "" });
	for (const value of [login.id, "alice", "run", "server01", "make deploy", "build-7", "deploy", "203.0.113.24"])
		expect(ended.stderr).toContain(value);
	for (const value of [login.createdAt, login.expiresAt, login.keyThumbprint, login.nonce])
		expect(ended.stderr).toContain(value);
	expect(ended.stderr).toMatch(/^ {2}host +build-7 {2}\(as claimed\)$/m);
	expect(ended.stderr).toMatch(/^ {2}client +web1 {2}\(known host\)$/m);
	expect(ended.stderr).toContain(`    ${server.origin}/ceremony#${ticket}\n`);
	expect(ended.stderr).toMatch(/Approved by alice at \d\d:\d\d:\d\d UTC, signed with YubiKey\.\n$/);
	expect(home.leaks(ended)).toBe(false);
});

test("no value from elsewhere can stand where a row of ours begins", async () => {
	const { server, approve } = await paired();
	const forged = `${"backup01".padEnd(69)}  address  10.0.0.5 ${"x".repeat(60)}  address  10.0.0.6`;
	const login = server.ask(
		fakeLogin("one", { kind: "run", host: forged, command: `uptime ${"y".repeat(55)}  kind     login` }),
	);
	const running = approve("--no-browser");
	await running.printed("stderr", /Waiting/);
	server.settle(login.id, { state: "denied", settledBy: "alice" });
	const { stderr } = await running.ended;
	expect(stderr.match(/^ {2}address/gm)).toHaveLength(1);
	expect(stderr.match(/^ {2}kind/gm)).toHaveLength(1);
	expect(stderr).toContain("backup01␣␣␣");
	expect(
		stderr.split("\n").every((line) => line.length <= 80 || line.includes("http") || line.includes("(as claimed)")),
	).toBe(true);
});

test.each([
	["denied", 3, { settledBy: "carol" }, /Denied by carol at \S+ UTC\. Nobody was let in\.\n$/],
	["denied", 3, { reason: "wrong-code" as const }, /Denied at \S+ UTC: two wrong codes\. Nobody was let in\.\n$/],
	["expired", 4, {}, /Expired\. Time ran out, so nobody was let in\.\n$/],
	["cancelled", 5, {}, /Withdrawn by the asking side at \S+ UTC\. Nobody was let in\.\n$/],
] as const)("a login that ends %s ends with %i", async (state, code, how, words) => {
	const { server, approve } = await paired();
	const { id } = server.ask(fakeLogin("one"));
	const running = approve("--json");
	await running.printed("stderr", /Waiting/);
	server.settle(id, { state, ...how });
	const ended = await running.ended;
	expect(ended.code).toBe(code);
	expect(ended.stderr).toMatch(words);
	expect(JSON.parse(ended.stdout)).toMatchObject({ id, state, ...how });
});

test("one that ends while the stream is lost is told all the same", async () => {
	const { server, approve } = await paired();
	const { id } = server.ask(fakeLogin("one"));
	const running = approve();
	await server.streams.whenOpened(1);
	server.streams.drop();
	server.settle(id, { state: "denied", settledBy: "alice" });
	expect((await running.ended).code).toBe(3);
	await server.streams.whenOpened(2);
});

test("the ticket goes to the browser with the digits, and is not printed", async () => {
	const { server, home } = await paired();
	const browser = await fakeBrowser();
	const { id } = server.ask(fakeLogin("one"));
	const running = runCli(["approve", id.slice(0, 4), "--browser", "--code", "07"], {
		environment: { ...home.environment, ...browser.environment },
	});
	await running.printed("stderr", /Waiting/);
	expect(await browser.opened()).toEqual([`${server.origin}/ceremony#${ticket}.07`]);
	server.settle(id, { state: "approved" });
	const { code, stderr } = await running.ended;
	expect(code).toBe(0);
	expect(stderr).not.toContain(ticket);
});

test("a browser that does not start is made up for by the address", async () => {
	const { server, home } = await paired();
	const { environment } = await fakeBrowser({ fails: true });
	const { id } = server.ask(fakeLogin("one", { matchCode: "off" }));
	const running = runCli(["approve", "--browser", "--code", "07"], {
		environment: { ...home.environment, ...environment },
	});
	await running.printed("stderr", /Waiting/);
	server.settle(id, { state: "approved" });
	// Digits that nobody asks for do not go along.
	expect((await running.ended).stderr).toContain(`${server.origin}/ceremony#${ticket}\n`);
});

test("what could deceive a reader is pointed out", async () => {
	const { server, approve } = await paired();
	const login = server.ask(fakeLogin("one", { target: "pаypal", osUser: "józef", host: "a  b", announced: false }));
	server.settle(login.id, { state: "expired" });
	const { code, stderr } = await approve(login.id).ended;
	expect(code).toBe(4);
	expect(stderr).toContain("! а (U+0430) among Latin letters is Cyrillic");
	expect(stderr).toContain("! not on a usual keyboard: ó (U+00F3)");
	expect(stderr).toContain("! it has spaces at an end, or several in a row");
	expect(stderr).toContain("Unannounced: one of a flood, or from a source that was reported.");
});

test("Ctrl-C stops the waiting, not the login", async () => {
	const { server, home } = await paired();
	server.ask(fakeLogin("one"));
	const running = runInTerminal(["approve", "--browser"], home);
	await running.printed("stdout", /Waiting for your passkey in the browser, [23]:\d\d left\. Ctrl-C stops waiting\./);
	running.child.stdin?.write("\x03");
	const { code, stdout } = await running.ended;
	expect(code).toBe(5);
	expect(stdout).toContain("Stopped. The login waits on until its time runs out, unless you deny it.");
	expect(server.received.some(({ method }) => method === "DELETE")).toBe(false);
});

test("a pairing that ends meanwhile ends the waiting, and says what to do", async () => {
	const { server, home, approve } = await paired();
	server.ask(fakeLogin("one"));
	const running = approve();
	await server.streams.whenOpened(1);
	server.endPairing();
	const ended = await running.ended;
	expect(ended.code).toBe(1);
	expect(ended.stderr).toContain(`has ended there. Pair anew: countersign pair --server ${server.origin}`);
	expect(home.leaks(ended)).toBe(false);
});

test("somebody else's login is nobody's to approve", async () => {
	const { server, approve } = await paired();
	const { id } = server.ask(fakeLogin("one", { account: "bob" }));
	expect(await approve(id).ended).toMatchObject({
		code: 1,
		stderr: "countersign: Only bob can approve this login. You may deny it.\n",
	});
});

test.each([["7"], ["077"], ["ab"]])("--code %s is a usage error", async (digits) => {
	const { approve } = await paired();
	expect(await approve("--code", digits).ended).toMatchObject({
		code: 2,
		stderr: `countersign: --code takes two digits, not "${digits}".\n`,
	});
});
