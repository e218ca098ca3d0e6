import { join } from "node:path";
import { expect, test } from "vitest";
import { oldNode, runCli } from "./testing/run-cli.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const run = (args: readonly string[], environment: Record<string, string> = {}) => runCli(args, { environment }).ended;

test.each([
	[["loggin"], "Unknown command 'loggin'. (Did you mean login?)"],
	[["login", "--sever", "x"], "Unknown option '--sever'. (Did you mean --server?)"],
	[["login", "--server"], "Option '--server <URL>' argument missing."],
	[["login"], "Name the server with --server or COUNTERSIGN_SERVER."],
	[["login", "--server", "http://sign.example.org"], /^http:\/\/ works for localhost only/],
	[["login", "--server", "localhost", "--account", "0alice"], /^"0alice" is no account/],
	[
		["login", "--server", "localhost", "--timeout", "soon"],
		'--timeout takes a whole number of seconds from 1 to 99999, not "soon".',
	],
	[["login", "--server", "localhost", "--timeout", "0"], /^--timeout takes a whole number of seconds from 1 /],
	[["ask", "--server", "localhost"], "Name the account with --account or COUNTERSIGN_ACCOUNT."],
	[
		["join", "https://vpn.example.org/register/short", "--server", "localhost", "--account", "alice"],
		/^That is no link of/,
	],
	[["receipt", "verify"], "Missing required argument 'FILE'."],
	[["completion", "csh"], /^Command-argument value 'csh' is invalid/],
	[["invite", "create", "--hours", "721"], '--hours takes a whole number from 1 to 720, not "721".'],
	[["account", "recover"], "Missing required argument 'NAME'."],
	[["account", "recover", "Alice"], /^"Alice" is no account/],
	[["keys", "remove"], "Missing required argument 'KEY'."],
	[["keys", "rename", "Drawer"], "Missing required argument 'NAME'."],
	[["keys", "add", "--name", ""], "--name takes 1 to 60 visible characters."],
	[["keys", "add", "--invite", "https://sign.example.org/join"], /^That is not a whole link/],
	[["account", "groups", "alice", "A"], /^A group has small letters/],
	[["account", "groups", "alice", "a", "--none"], "--none goes without groups."],
	[["client", "create"], "Missing required argument 'NAME'."],
	[
		["client", "create", "x", "--preset", "vpn"],
		/^Option '--preset <KIND>' argument 'vpn' is invalid\. Allowed choices are headscale, [^.]+\.$/,
	],
	[["client", "create", "x", "--group", "A B"], /^A group has small letters/],
	[["host", "add", "Web1"], "A host's name has 1 to 60 small letters, digits, dots and hyphens."],
	[["host", "enrol", "s3cret"], "Too many arguments for 'enrol': it takes 0."],
	[["host", "enrol"], "Name the server with --server or COUNTERSIGN_SERVER."],
	[["client", "remove", ""], "A client's name takes 1 to 60 visible characters."],
	[["server", "--port", "http"], /^--port takes a whole number from 0 to 65535/],
])("%j is a usage error in one line", async (args, words) => {
	const { code, stdout, stderr } = await run(args);
	expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
	expect(stderr).toMatch(/^countersign: [^\n]+\n$/);
	const said = stderr.slice("countersign: ".length, -1);
	if (typeof words === "string") expect(said).toBe(words);
	else expect(said).toMatch(words);
});

test("with --json a usage error is an object too", async () => {
	const { code, stdout } = await run(["login", "--json"]);
	expect(code).toBe(2);
	expect(JSON.parse(stdout)).toEqual({
		error: { code: "usage", message: "Name the server with --server or COUNTERSIGN_SERVER." },
	});
});

test("variables stand in for options, and an empty one for none", async () => {
	const environment = { COUNTERSIGN_SERVER: "http://sign.example.org", COUNTERSIGN_ACCOUNT: "" };
	expect((await run(["login"], environment)).stderr).toMatch(/http:\/\/ works for localhost only/);
	const account = { COUNTERSIGN_SERVER: "localhost", COUNTERSIGN_ACCOUNT: "No" };
	expect((await run(["login"], account)).stderr).toMatch(/"No" is no account/);
});

test.each([
	[[]],
	[["keys"]],
	[["keys", "pin"]],
	[["receipt"]],
	[["audit"]],
	[["invite"]],
	[["account"]],
	[["admin"]],
	[["client"]],
	[["group"]],
	[["signing-keys"]],
	[["host"]],
])("countersign %j alone shows its help on stderr", async (args) => {
	const { code, stdout, stderr } = await run(args);
	expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
	expect(stderr).toMatch(/^Usage: countersign /);
});

test.each(
	[
		[],
		["login"],
		["ask"],
		["join"],
		["requests"],
		["approve"],
		["deny"],
		["pair"],
		["unpair"],
		["pairings"],
		["keys", "list"],
		["keys", "add"],
		["keys", "rename"],
		["keys", "remove"],
		["keys", "info"],
		["keys", "pin"],
		["receipt", "verify"],
		["audit", "verify"],
		["audit", "export"],
		["server"],
		["invite", "create"],
		["account", "recover"],
		["admin", "link"],
		["host", "add"],
		["host", "enrol"],
		["completion"],
	].map((words) => [words]),
)("countersign %j --help explains, on stdout", async (args) => {
	const { code, stdout, stderr } = await run([...args, "--help"]);
	expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
	expect(stdout).toMatch(/^Usage: countersign /);
	expect(stdout).toMatch(args[0] === "completion" ? /\.bashrc/ : /^Examples:\n {2}countersign /m);
	expect(stdout).not.toContain("␛");
});

test("login --help documents its exit codes", async () => {
	const { stdout } = await run(["login", "--help"]);
	for (const code of ["0 approved", "1 error", "2 usage", "3 denied", "4 expired", "5 cancelled"])
		expect(stdout).toContain(code);
});

test("the version is the package's, also through the launcher", async () => {
	expect(await run(["--version"])).toMatchObject({ code: 0, stdout: "0.1.0\n" });
	const launched = await runCli(["--version"], { nodeOptions: oldNode }).ended;
	expect(launched).toMatchObject({ code: 0, stdout: "0.1.0\n" });
	expect((await runCli(["login"], { nodeOptions: oldNode }).ended).code).toBe(2);
});

test.each([[["invite", "create"]], [["account", "recover", "alice"]], [["admin", "link"]]])(
	"%j needs data that a server made",
	async (args) => {
		const folder = join(await temporaryFolder(), "data");
		const { code, stdout, stderr } = await run([...args, "--data", folder]);
		expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
		expect(stderr).toMatch(/^countersign: No server was ever started on [^\n]+\n$/);
	},
);
