import { expect, test } from "vitest";
import { startFakePairedServer } from "../testing/fake-paired-server.ts";
import { openPairedAccount } from "../testing/paired-account.ts";
import { pairedHome } from "../testing/paired-home.ts";
import { runCli, runInTerminal } from "../testing/run-cli.ts";
import { shareServer } from "../testing/shared-server.ts";

const server = shareServer();
const today = /\d{4}-\d\d-\d\d/.source;

test("each passkey is listed with what it is and when it was added and used", async () => {
	const account = await openPairedAccount(server, "alice", { spare: "Drawer" });
	const people = await runCli(["keys", "list"], account).ended;
	expect(people).toMatchObject({ code: 0, stderr: "" });
	const [head, first, second, end] = people.stdout.split("\n");
	expect(head).toMatch(/^NAME +KIND +ADDED +LAST USED +ID$/);
	expect(first).toMatch(new RegExp(`^Key 5 +Security key, USB +${today} +${today} +\\w[\\w-]{7}$`));
	expect(second).toMatch(new RegExp(`^Drawer +Security key, USB +${today} +never +\\w[\\w-]{7}$`));
	expect(end).toBe("");
	const { stdout } = await runCli(["keys", "list", "--json"], account).ended;
	const said = JSON.parse(stdout);
	expect(said).toMatchObject({ server: server.origin, account: "alice" });
	const described = { kind: "security-key", transports: ["usb"], backedUp: false, backupEligible: false };
	expect(said.passkeys).toMatchObject([
		{ name: "Key 5", ...described },
		{ name: "Drawer", ...described },
	]);
	expect(said.passkeys[0].id).toContain(first?.split(/ +/).at(-1));
});

test("a table fits a terminal, and no id is cut", async () => {
	const passkey = {
		id: "abcdefghijkl",
		name: "x".repeat(60),
		createdAt: "2026-11-22T14:31:28.000Z",
		backedUp: true,
		backupEligible: true,
		transports: ["internal", "hybrid"],
		aaguid: "",
	};
	const fake = await startFakePairedServer({
		"GET /api/users/alice/passkeys": () => ({
			status: 200,
			body: { passkeys: [passkey, { ...passkey, id: "abcdefghXYZW", transports: [], backupEligible: false }] },
		}),
	});
	const home = await pairedHome(fake);
	const { code, stdout } = await runInTerminal(["keys", "list"], home).ended;
	expect(code).toBe(0);
	const lines = stdout.replaceAll(/␛\[\d+m/g, "").split("\r\n");
	expect(lines[0]).toMatch(/^NAME +KIND/);
	expect(lines[1]).toMatch(/^x+… +Synced passkey +2026-11-22 +never +abcdefghi$/);
	expect(lines[2]).toMatch(/^x+… +Passkey +2026-11-22 +never +abcdefghX$/);
	for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
});

test("somebody with one passkey is told to have two", async () => {
	const account = await openPairedAccount(server, "bob");
	const { stderr } = await runCli(["keys", "list"], account).ended;
	expect(stderr).toBe("A lost key should not be a lost account. Add a second one: countersign keys add\n");
});

test("without a pairing it is said how to pair", async () => {
	const home = await pairedHome();
	for (const words of [["list"], ["add"], ["rename", "Key 5", "Blue"], ["remove", "Key 5"]]) {
		const { code, stdout, stderr } = await runCli(["keys", ...words, "--json"], home).ended;
		expect(code).toBe(1);
		expect(stderr).toContain("This machine is not paired. Pair it first: countersign pair");
		expect(JSON.parse(stdout)).toMatchObject({ error: { code: "not-paired" } });
	}
});
