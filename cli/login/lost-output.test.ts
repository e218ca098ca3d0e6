import { expect, onTestFinished, test } from "vitest";
import { makeReceipt } from "../../client/receipt-for-tests.ts";
import { startFakeServer } from "../testing/fake-server.ts";
import { runCli } from "../testing/run-cli.ts";

async function run(...args: string[]) {
	const server = await startFakeServer();
	onTestFinished(() => server.stop());
	const running = runCli([...args, "--server", server.origin, "--account", "alice"]);
	running.child.stdout?.destroy();
	return { server, running };
}

test("what is asked for where nobody can read it is withdrawn, and one line says so", async () => {
	const { server, running } = await run("ask", "--text", "x");
	const { code, stderr } = await running.ended;
	expect(code).toBe(1);
	expect(stderr).toMatch(
		/^Waiting for [^\n]+\ncountersign: Nothing can be written to stdout\. The login is withdrawn\.\n$/,
	);
	await server.called("DELETE");
});

test("an approval whose token can be written nowhere is an error", async () => {
	const { server, running } = await run("login", "--no-key");
	await running.printed("stderr", /Waiting/);
	const receipt = await makeReceipt("ES256");
	const body = { state: "approved", receipt, accessToken: "a.b.c", tokenType: "DPoP", expiresIn: 300 };
	server.settle({ status: 200, body });
	const { code, stderr } = await running.ended;
	expect(code).toBe(1);
	expect(stderr).toMatch(/\ncountersign: Nothing can be written to stdout\. The result is lost\.\n$/);
});
