import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCommand } from "../testing/run-command.ts";
import { shareServer } from "../testing/shared-server.ts";

const server = shareServer();

const run = (...args: string[]) => runCommand(["client", ...args, "--data", server.data]);

const redirect = ["--redirect", "https://vpn.example.org:443/oidc/callback"];

const block = (secret: string, more = "") =>
	new RegExp(
		`^oidc:
  issuer: "(\\S+)"
  client_id: "([a-z2-7]{16})"
  ${secret}
  scope: \\["openid", "profile", "email"\\]
  pkce:
    enabled: true
    method: S256
${more}  email_verified_required: true
$`,
	);

test("a client is registered with a running server, listed, given a new secret and removed", async () => {
	const created = await run("create", "headscale", ...redirect);
	expect(created.code).toBe(0);
	expect(created.stderr).toBe("headscale is registered. Its settings:\n");
	const [, issuer, id, secret] = block('client_secret: "([\\w-]{43})"').exec(created.stdout) ?? [];
	expect(issuer).toBe(server.origin);
	const listed = await run("list");
	expect(listed.stdout).toMatch(/^NAME +KIND +CLIENT ID +LETS IN +REDIRECT\n/);
	expect(listed.stdout).toContain(`headscale  headscale  ${id}  everybody  https://vpn.example.org/oidc/callback\n`);
	expect(listed.stdout).not.toContain(secret);
	const rotated = JSON.parse((await run("rotate-secret", "headscale", "--json")).stdout);
	expect(rotated).toMatchObject({ id, secret: expect.stringMatching(/^[\w-]{43}$/) });
	expect(rotated.secret).not.toBe(secret);
	expect(await run("remove", "headscale")).toMatchObject({ code: 0, stdout: "", stderr: "headscale is removed.\n" });
	expect(await run("list")).toMatchObject({
		stdout: "",
		stderr: "No client is registered. To register one: countersign client create\n",
	});
});

test("a secret goes to a new file of its owner's where that is wished, and headscale is told the path", async () => {
	const file = join(server.data, "oidc-secret");
	const args = ["create", "kept", ...redirect, "--group", "staff", "--secret-file", file];
	const created = await run(...args);
	expect(created.stdout).toMatch(block(`client_secret_path: "${file}"`, '  allowed_groups: \\["staff"\\]\n'));
	expect(await readFile(file, "utf8")).toMatch(/^[\w-]{43}\n$/);
	expect((await stat(file)).mode & 0o777).toBe(0o600);
	const again = await run("rotate-secret", "kept", "--secret-file", file);
	expect(again).toMatchObject({
		code: 2,
		stderr: `countersign: ${file} is there already. Name a new file with --secret-file.\n`,
	});
	const shown = await run("show", "kept");
	expect(shown.stderr).toContain("Lets in            staff\n");
	const forgotten = '# client_secret: shown once; countersign client rotate-secret "kept" gives another';
	expect(shown.stdout).toMatch(block(forgotten, '  allowed_groups: \\["staff"\\]\n'));
});

test("a client is changed by what is named, and the rest of it stays", async () => {
	await run(
		"create",
		"wiki",
		"--preset",
		"confidential",
		"--redirect",
		"https://wiki.example.org/cb",
		"--group",
		"crew",
	);
	const edited = await run("edit", "wiki", "--logout-redirect", "https://wiki.example.org/bye", "--match-code", "off");
	expect(edited.stderr).toMatch(/^Without match codes nothing ties .*\nwiki is changed\. To see it: /);
	const { stdout } = await run("edit", "wiki", "--name", "Wiki", "--everybody", "--device", "--json");
	expect(JSON.parse(stdout)).toMatchObject({
		name: "Wiki",
		redirectUris: ["https://wiki.example.org/cb"],
		postLogoutRedirectUris: ["https://wiki.example.org/bye"],
		allowedGroups: [],
		deviceFlow: true,
		matchCode: "off",
	});
	const shown = await run("show", "Wiki");
	expect(shown.stdout).toMatch(/^issuer: \S+\nclient_id: \S+\nscope: openid profile email\nredirect_uri: /);
	expect(shown.stdout).toContain(`device_authorization_endpoint: ${server.origin}/oidc/device/auth\n`);
});

test("Tailscale's settings say what to enter, and a check says what is wrong with a domain", async () => {
	const created = await run("create", "tailnet", "--preset", "tailscale", "--check", "alice@countersign.invalid");
	expect(created).toMatchObject({
		code: 1,
		stdout: expect.stringMatching(/^issuer: \S+\nclient_id: \S+\nclient_secret: /),
	});
	expect(created.stderr).toContain("https://login.tailscale.com/start/oidc");
	expect(created.stderr).toContain("Asked https://countersign.invalid/.well-known/webfinger?resource=");
	expect(created.stderr).toMatch(/countersign: Nothing answered there\. [^\n]+\n$/);
	const shown = await run("show", "tailnet", "--check", "alice@countersign.invalid", "--json");
	expect(shown).toMatchObject({ code: 1, stderr: "" });
	expect(JSON.parse(shown.stdout)).toMatchObject({ name: "tailnet", webFinger: { verdict: "unreachable" } });
});

test.each([
	[["create", "vpn"], "Say with --redirect where the client is answered."],
	[
		["create", "vpn", "--redirect", "http://vpn.example.org/"],
		"A client can not be answered at http://vpn.example.org/: it has to begin with https://, or lead to this very machine (http://localhost).",
	],
	[
		["create", "vpn", "--preset", "public", "--ciba"],
		"A public client has no secret, and can not ask for logins by itself (--ciba).",
	],
	[
		["create", "spa", "--preset", "public", ...redirect, "--secret-file", "secret"],
		"A public client has no secret: leave --secret-file out.",
	],
	[
		["create", "desk", "--preset", "confidential", "--ciba", "--notify", "http://desk.example.org/"],
		"A client can not be told at http://desk.example.org/: it takes a whole address that begins with https://, without a name, a password or a #.",
	],
	[
		["create", "vpn", ...redirect, "--group", "Staff"],
		"A group has small letters, digits, dots, hyphens and underscores.",
	],
	[
		["create", "vpn", ...redirect, "--check", "alice@example.org"],
		"--check is for Tailscale, which finds this server by e-mail addresses.",
	],
])("%j is refused in one line before anything is made", async (args, words) => {
	expect(await run(...args)).toMatchObject({ code: 2, stdout: "", stderr: `countersign: ${words}\n` });
});

test.each([
	[["remove", "vpn"], "There is no client vpn."],
	[["show", "vpn"], "There is no client vpn."],
	[["edit", "vpn", "--everybody"], "There is no client vpn."],
	[["rotate-secret", "vpn"], "There is no client vpn."],
])("%j names nobody", async (args, words) => {
	expect(await run(...args)).toMatchObject({ code: 1, stdout: "", stderr: `countersign: ${words}\n` });
});

test("a client without a secret is given none, and one whose address is known no other", async () => {
	await run("create", "spa", "--preset", "public", ...redirect);
	const rotated = await run("rotate-secret", "spa");
	expect(rotated).toMatchObject({ code: 1, stderr: "countersign: spa is a public client, and has no secret.\n" });
	await run("create", "net", "--preset", "tailscale");
	const words = "countersign: A tailscale client is answered at Tailscale's own address: leave --redirect out.\n";
	expect(await run("edit", "net", ...redirect)).toMatchObject({ code: 2, stderr: words });
	expect(await run("create", "other-net", "--preset", "tailscale", ...redirect)).toMatchObject({
		code: 2,
		stderr: words,
	});
	await run("create", "Zebra", ...redirect);
	const { clients } = JSON.parse((await run("list", "--json")).stdout);
	const names = clients.map(({ name }: { name: string }) => name);
	expect(names.slice(-4)).toEqual(["spa", "tailnet", "Wiki", "Zebra"]);
});

test("a name is given once", async () => {
	await run("create", "twice", ...redirect);
	const again = await run("create", "twice", ...redirect);
	expect(again).toMatchObject({ code: 1, stderr: "countersign: There is a client twice already.\n" });
	await run("create", "other", ...redirect);
	const renamed = await run("edit", "other", "--name", "twice");
	expect(renamed).toMatchObject({ code: 1, stderr: "countersign: There is a client twice already.\n" });
	const nothing = await run("edit", "other");
	expect(nothing).toMatchObject({
		code: 2,
		stderr: "countersign: Say what to change: see countersign client edit --help\n",
	});
});
