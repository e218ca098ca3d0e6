import { expect, test } from "vitest";
import { problemReply } from "../testing/fake-exchange.ts";
import { fakeLogin } from "../testing/fake-login.ts";
import { type FakeAnswers, startFakePairedServer } from "../testing/fake-paired-server.ts";
import { pairedHome } from "../testing/paired-home.ts";
import { privateCertificate } from "../testing/private-certificate.ts";
import { runCli, runInTerminal } from "../testing/run-cli.ts";

async function paired(answers?: FakeAnswers) {
	const server = await startFakePairedServer(answers);
	const home = await pairedHome(server);
	return { server, home, requests: (...args: string[]) => runCli(["requests", ...args], home) };
}

test("what waits is a table, newest first; what was not announced is marked", async () => {
	const { server, home, requests } = await paired();
	const older = server.ask(fakeLogin("one"));
	const newer = server.ask(fakeLogin("two", { kind: "run", command: "make \ue000", announced: false, host: "x" }));
	const ended = await requests().ended;
	expect(ended.code).toBe(0);
	const [head, first, second, end] = ended.stdout.split("\n");
	expect(head).toMatch(/^LEFT {2}ASKS +FROM +CLAIMS +ID$/);
	expect(first).toMatch(
		/^[23]:\d\d {2}\(unannounced\) Run as alice: make \\u\{e000\} {2}203\.0\.113\.24 {2}deploy on x +/,
	);
	expect(first).toContain(newer.id);
	expect(second).toMatch(
		new RegExp(`SSH to server01 as alice +203\\.0\\.113\\.24 {2}deploy on build-7 {2}${older.id}$`),
	);
	expect(end).toBe("");
	expect(home.leaks(ended)).toBe(false);
});

test("--json is one object, from all pages", async () => {
	const { server, requests } = await paired({
		"GET /api/login-requests": ({ path }) => {
			const last = path.includes("before=1.a");
			return { status: 200, body: { requests: [fakeLogin(last ? "two" : "one")], ...(!last && { next: "1.a" }) } };
		},
	});
	const { stdout } = await requests("--json").ended;
	expect(JSON.parse(stdout).requests).toHaveLength(2);
	expect(server.received.filter(({ path }) => path.includes("scope=own"))).toHaveLength(2);
});

test("nothing waits is said, and prints nothing", async () => {
	const { requests } = await paired();
	expect(await requests().ended).toEqual({ code: 0, stdout: "", stderr: "Nothing waits.\n" });
});

test.each([[[]], [["--watch"]]])("--all %j is refused to whoever does not administer", async (args) => {
	const forbidden = () => problemReply("forbidden", 403);
	const { server, requests } = await paired({ "GET /api/login-requests": forbidden, "GET /api/events": forbidden });
	expect(await requests("--all", ...args).ended).toMatchObject({
		code: 1,
		stderr: `countersign: alice does not administer ${server.origin}, and sees no logins of others.\n`,
	});
	expect(server.received.at(-1)?.path).toContain("scope=all");
});

test("--watch tells each change in a line, through a lost stream, until Ctrl-C", async () => {
	const { server, home, requests } = await paired();
	const one = server.ask(fakeLogin("one"));
	const running = requests("--watch");
	await running.printed("stdout", new RegExp(`Z asked ${one.id} SSH to server01 as alice, from 203`));
	const two = server.ask(fakeLogin("two", { announced: false }));
	await running.printed("stdout", new RegExp(`asked ${two.id} .*, unannounced\\n`));
	server.settle(one.id, { state: "approved" });
	await running.printed("stdout", new RegExp(`approved ${one.id}\\n`));
	server.streams.drop();
	server.settle(two.id, { state: "denied" });
	const three = server.ask(fakeLogin("three"));
	await running.printed("stdout", new RegExp(`denied ${two.id}\\n(.*\\n)*.*asked ${three.id}`));
	running.child.kill("SIGINT");
	const ended = await running.ended;
	expect(ended.code).toBe(0);
	expect(ended.stdout.trimEnd().split("\n")).toHaveLength(5);
	expect(home.leaks(ended)).toBe(false);
});

test("--watch --json is one object for each change", async () => {
	const { server, requests } = await paired();
	const { id } = server.ask(fakeLogin("one"));
	const running = requests("--watch", "--json");
	await running.printed("stdout", /\n/);
	server.settle(id, { state: "expired" });
	await running.printed("stdout", /settled/);
	running.child.kill("SIGINT");
	const lines = (await running.ended).stdout.trimEnd().split("\n");
	const at = expect.stringMatching(/Z$/);
	expect(lines.map((line) => JSON.parse(line))).toEqual([
		{ event: "login-requested", at, request: expect.objectContaining({ id }) },
		{ event: "login-settled", at, id, state: "expired" },
	]);
});

test("a private authority is trusted with --ca, by calls and by the stream", async () => {
	const { ca, tls } = await privateCertificate("localhost");
	const server = await startFakePairedServer({}, tls);
	const home = await pairedHome(server);
	const { id } = server.ask(fakeLogin("one"));
	const refused = await runCli(["requests", "--watch"], home).ended;
	expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining("is not trusted here") });
	const running = runCli(["requests", "--watch", "--ca", ca], home);
	await running.printed("stdout", new RegExp(`asked ${id}`));
	running.child.kill("SIGINT");
	expect((await running.ended).code).toBe(0);
});

test("a pairing that ends meanwhile ends the watching", async () => {
	const { server, requests } = await paired();
	const running = requests("--watch");
	await server.streams.whenOpened(1);
	server.endPairing();
	expect(await running.ended).toMatchObject({ code: 1, stderr: expect.stringContaining("has ended there. Pair anew") });
});

test("on a terminal --watch draws a screen of its own, and gives the old one back", async () => {
	const { server, home } = await paired();
	const running = runInTerminal(["requests", "--watch"], home);
	await running.printed("stdout", /␛\[\?1049h␛\[\?25l.*Nothing waits\..*Live\. Ctrl-C ends it\./s);
	server.ask(fakeLogin("one"));
	await running.printed("stdout", /LEFT {2}ASKS.*SSH to/s);
	running.child.stdin?.write("\x03");
	const { code, stdout } = await running.ended;
	expect(code).toBe(0);
	expect(stdout).toMatch(/␛\[\?25h␛\[\?1049l$/);
});
