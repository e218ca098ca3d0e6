import { expect, onTestFinished, test } from "vitest";
import { beginDialogue } from "../testing/dialogue.ts";
import { problemReply } from "../testing/fake-exchange.ts";
import { startFakeServer, waitToken } from "../testing/fake-server.ts";
import { runCli } from "../testing/run-cli.ts";

const authId = `hskey-authreq-${"a1".repeat(12)}`;
const link = `https://vpn.example.org/register/${authId}`;

const registered = {
	status: 200,
	body: {
		state: "registered",
		node: "laptop",
		removableUntil: "2026-11-29T10:01:00.000Z",
		now: "2026-11-29T10:00:00.000Z",
	},
};

async function fakeServer(wishes: Parameters<typeof startFakeServer>[0] = {}) {
	const server = await startFakeServer(wishes);
	onTestFinished(() => server.stop());
	return server;
}

const argsFor = (server: { origin: string }, ...more: string[]) =>
	["join", link, "--server", server.origin, "--account", "alice", ...more] as const;

test("a link becomes a request, and the machine that was let in is told, with nothing secret in any address", async () => {
	const server = await fakeServer({ answers: { outcome: (count, usual) => (count === 0 ? approvedNow : usual()) } });
	server.settle(registered);
	const { code, stdout, stderr } = await runCli(argsFor(server, "--json")).ended;
	expect({ code, ...JSON.parse(stdout) }).toEqual({ code: 0, state: "registered", node: "laptop", account: "alice" });
	expect(stderr).toMatch(/To let the machine in as alice, approve it here:[\s\S]+Match code {2} 47/);
	expect(stderr).toMatch(/Approved\. The server asks headscale[\s\S]+laptop is in the VPN\.\n$/);
	const { publicKey: _, host: __, osUser: ___, ...asked } = (await server.called("POST")).body;
	expect(asked).toEqual({ account: "alice", authId, vpn: "https://vpn.example.org" });
	expect(server.received.map(({ path }) => path).join("\n")).not.toContain(authId);
	expect(stdout + stderr).not.toMatch(new RegExp(`${authId}|${waitToken}`));
});

const approvedNow = { status: 202, body: { state: "registering" } };

test("in a terminal it can be taken out again by a word", async () => {
	const server = await fakeServer();
	server.settle(registered);
	const dialogue = beginDialogue(argsFor(server));
	await dialogue.sees("To take laptop out again, type remove within 60 seconds; Enter keeps it: ");
	dialogue.types("remoev\r");
	await dialogue.sees("To take laptop out again, type remove within ");
	dialogue.types("remove\r");
	await dialogue.sees("laptop is out of the VPN again.");
	expect(await dialogue.ended).toMatchObject({ code: 5 });
	expect((await server.called("DELETE")).path).toMatch(/^\/api\/vpn-joins\/[a-z2-7]{26}$/);
});

test("Enter keeps a machine, also one that has no name", async () => {
	const server = await fakeServer();
	server.settle({ ...registered, body: { ...registered.body, node: undefined } });
	const dialogue = beginDialogue(argsFor(server));
	await dialogue.sees("To take the machine out again, type remove within 60 seconds; Enter keeps it: ");
	dialogue.types("\r");
	expect(await dialogue.ended).toMatchObject({ code: 0 });
	expect(server.received.map(({ method }) => method)).not.toContain("DELETE");
});

test("an approval that let nothing in says why, and what to do", async () => {
	const server = await fakeServer();
	server.settle({ status: 200, body: { state: "failed", reason: "unknown-user", user: "alice" } });
	const { code, stderr } = await runCli(argsFor(server)).ended;
	expect(code).toBe(1);
	expect(stderr).toMatch(/countersign: Approved, but headscale has no user "alice"\..+headscale users create alice\n$/);
});

test("a link of another VPN is told as that", async () => {
	const other = problemReply("other-vpn", 422, { vpn: "https://hs.example.net" });
	const server = await fakeServer({ answers: { create: () => other } });
	const { code, stderr } = await runCli(argsFor(server)).ended;
	const words = `This link belongs to https://vpn.example.org; ${server.origin} lets machines into https://hs.example.net.`;
	expect({ code, stderr }).toEqual({ code: 1, stderr: `countersign: ${words}\n` });
});
