import { expect, test } from "vitest";
import { runCli } from "../testing/run-cli.ts";
import { shareServer } from "../testing/shared-server.ts";

const server = shareServer();

const run = (...args: string[]) => runCli(["client", ...args, "--data", server.data]).ended;

const redirect = ["--redirect", "https://vpn.example.org:443/oidc/callback"];

test("a client is registered with a running server, listed, given a new secret and removed", async () => {
	const created = await run("create", "headscale", ...redirect);
	expect(created.code).toBe(0);
	expect(created.stderr).toBe("headscale is registered. Its settings:\n");
	const settings = /^oidc:\n {2}issuer: (\S+)\n {2}client_id: ([a-z2-7]{16})\n {2}client_secret: ([\w-]{43})\n$/;
	const [, issuer, id, secret] = settings.exec(created.stdout) ?? [];
	expect(issuer).toBe(server.origin);
	const listed = await run("list");
	expect(listed.stdout).toMatch(/^NAME +KIND +CLIENT ID +REDIRECT\n/);
	expect(listed.stdout).toContain(`headscale  headscale  ${id}  https://vpn.example.org/oidc/callback\n`);
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

test.each([
	[["create", "vpn"], "Say with --redirect where the client is answered."],
	[
		["create", "vpn", "--redirect", "http://vpn.example.org/"],
		"A client is answered at an https:// address without a fragment, and not at http://vpn.example.org/.",
	],
	[
		["create", "vpn", "--preset", "public", "--ciba"],
		"A public client has no secret, and can not ask for logins by itself.",
	],
	[
		["create", "desk", "--preset", "confidential", "--ciba", "--notify", "http://desk.example.org/"],
		"A client is told at an https:// address, and not at http://desk.example.org/.",
	],
	[["remove", "vpn"], "There is no client vpn."],
	[["rotate-secret", "vpn"], "There is no client vpn that has a secret."],
])("%j is refused in one line", async (args, words) => {
	expect(await run(...args)).toMatchObject({ code: 1, stdout: "", stderr: `countersign: ${words}\n` });
});

test("a name is given once", async () => {
	await run("create", "twice", ...redirect);
	const again = await run("create", "twice", ...redirect);
	expect(again).toMatchObject({ code: 1, stderr: "countersign: There is a client twice already.\n" });
});
