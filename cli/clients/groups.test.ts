import { expect, test } from "vitest";
import { createVirtualKey } from "../../ctap/virtual-key/virtual-key.ts";
import { joinByLink } from "../testing/keyed-account.ts";
import { runCommand } from "../testing/run-command.ts";
import { shareServer } from "../testing/shared-server.ts";

const server = shareServer();

const run = (...args: string[]) => runCommand([...args, "--data", server.data]);

const pin = "73194628";

async function join(account: string): Promise<void> {
	await joinByLink({ origin: server.origin, account, key: createVirtualKey({ pin }), pin }, await server.invite());
}

test("a group is made, filled, listed with the clients that let it in, emptied and removed", async () => {
	await join("alice");
	const made = await run("group", "create", "staff");
	expect(made).toMatchObject({ code: 0, stderr: "staff is made. To fill it: countersign group add staff ACCOUNT\n" });
	expect(await run("group", "add", "staff", "alice")).toMatchObject({ stdout: "alice\n" });
	expect(await run("account", "groups", "alice")).toMatchObject({ stdout: "staff\n" });
	expect(await run("group", "add", "staff", "alice", "bob")).toMatchObject({
		code: 1,
		stderr: "countersign: There is no account bob. Nothing was changed.\n",
	});
	await run("client", "create", "vpn", "--redirect", "https://vpn.example.org/cb", "--group", "staff");
	const { stdout } = await run("group", "list");
	expect(stdout).toBe("GROUP         MEMBERS  CLIENTS\nadmin (role)  -        -\nstaff         alice    vpn\n");
	const kept = await run("group", "remove", "staff");
	expect(kept.stderr).toMatch(/^countersign: A client lets only the group staff in\./);
	await run("client", "remove", "vpn");
	expect(JSON.parse((await run("group", "remove-member", "staff", "alice", "--json")).stdout)).toEqual({
		name: "staff",
		role: false,
		members: [],
		clients: [],
	});
	expect(await run("group", "remove", "staff")).toMatchObject({ code: 0, stderr: "staff is removed.\n" });
});

test.each([
	[["create", "admin"], "There is a group admin already, or a role of that name."],
	[["remove", "crew"], "There is no group crew."],
	[["add", "crew", "bob"], "There is no group crew. To make it: countersign group create crew"],
	[["add", "admin", "bob"], "admin is a role: it is given in the web app, on the account's page."],
])("group %j is refused in one line", async (args, words) => {
	expect(await run("group", ...args)).toMatchObject({ code: 1, stdout: "", stderr: `countersign: ${words}\n` });
});

test("an address is verified once an administrator gave it", async () => {
	await join("carol");
	expect(await run("account", "email", "carol")).toMatchObject({ stderr: "carol has no e-mail address.\n" });
	const given = await run("account", "email", "carol", "carol@example.org");
	expect(given).toMatchObject({ code: 0, stdout: "carol@example.org\n" });
	expect(given.stderr).toBe("An administrator confirmed it: programs are told that it is verified.\n");
	await join("dave");
	const taken = await run("account", "email", "dave", "carol@example.org");
	expect(taken.stderr).toBe("countersign: Another account has carol@example.org confirmed already.\n");
	expect(await run("account", "email", "carol", "nowhere")).toMatchObject({
		code: 2,
		stderr: 'countersign: "nowhere" is not a whole e-mail address.\n',
	});
	expect(JSON.parse((await run("account", "email", "carol", "--none", "--json")).stdout)).toEqual({
		account: "carol",
		emailVerified: false,
	});
});
