import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { calls } from "../../contract/calls.ts";
import { approveWith } from "../../e2e/software-passkey/approve-with.ts";
import { startHeadscale, testKey } from "../testing/headscale/headscale-server.ts";
import { openJoiner } from "../testing/headscale/join-over-api.ts";
import { joinHousehold } from "../testing/oidc/vpn-household.ts";
import { serve } from "../testing/served.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";

/** A served server beside a stand-in of headscale, and alice with her browser and passkey. */
async function household() {
	const headscale = await startHeadscale();
	const keyFile = join(await temporaryDirectory(), "headscale.key");
	await writeFile(keyFile, `${testKey}\n`, { mode: 0o600 });
	const served = await serve({
		headscaleUrl: headscale.origin,
		headscaleServerUrl: "https://vpn.example.org",
		headscaleKeyFile: keyFile,
		logLevel: "warn",
	});
	onTestFinished(() => headscale.stop());
	return { headscale, served, alice: await joinHousehold(served, "alice"), joiner: await openJoiner(served) };
}

test("from the link to the machine and back, over HTTP, and its authId is in no address and no log", async () => {
	const logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
	onTestFinished(() => logged.mockRestore());
	const { headscale, alice, joiner } = await household();
	const authId = headscale.wait("laptop");
	headscale.answerNext({ status: 503, body: `auth_id ${authId}` });
	expect(await joiner.ask({ authId, vpn: "https://VPN.example.org:443", host: "laptop" })).toMatchObject({
		status: 201,
	});
	const { id, matchCode } = joiner.asked;
	const approved = joiner.outcome(25);
	await approveWith(alice.session, alice.passkey, { id, code: matchCode });
	expect(await approved).toMatchObject({ status: 202 });
	expect(await joiner.outcome(25)).toMatchObject({ status: 200, body: { state: "registered", node: "laptop" } });
	expect(await joiner.call("GET", "/api/login-requests/:id/outcome")).toMatchObject({ status: 410 });
	expect(await joiner.call("DELETE", "/api/vpn-joins/:id")).toMatchObject({ status: 204 });
	expect(headscale.nodes.size).toBe(0);
	expect(await joiner.outcome(0)).toMatchObject({ body: { state: "removed", node: "laptop" } });
	const lines = logged.mock.calls.map(([line]) => String(line)).join("");
	expect(lines).toContain("A proxy answered 503 in its place.");
	expect(lines + joiner.addresses.join("\n")).not.toMatch(/hskey-/);
});

test("a link of another VPN is refused with the name of this one, and so is what is no link", async () => {
	const { headscale, joiner } = await household();
	const authId = headscale.wait("laptop");
	expect(await joiner.ask({ authId, vpn: "https://vpn.example.com" })).toMatchObject({
		status: 422,
		body: { code: "other-vpn", vpn: "https://vpn.example.org" },
	});
	expect(await joiner.ask({ authId: `${authId}a` })).toMatchObject({ status: 422, body: { code: "invalid-request" } });
});

test("the same key with another link is refused, and the same link again is the same request", async () => {
	const { headscale, joiner } = await household();
	const [one, other] = [headscale.wait("laptop"), `hskey-authreq-${"b".repeat(24)}`];
	const first = await joiner.ask({ authId: one });
	expect((await joiner.ask({ authId: one })).body["id"]).toBe(first.body["id"]);
	expect(await joiner.ask({ authId: other })).toMatchObject({ status: 409, body: { code: "key-in-use" } });
});

test("without headscale nothing is asked for, and the web app is told that there is no VPN", async () => {
	const served = await serve();
	const [alice, joiner] = [await joinHousehold(served, "alice"), await openJoiner(served)];
	const answer = await joiner.ask({ authId: `hskey-authreq-${"a".repeat(24)}` });
	expect(answer).toMatchObject({ status: 409, body: { code: "no-vpn" } });
	expect(await alice.session.send(calls.vpn, {})).toEqual({});
	expect(await served.storage.db.selectFrom("login_request").select("id").execute()).toEqual([]);
});

test.each(["", "two words", `${testKey}\n${testKey}`])(
	"a key file with %j keeps the server from starting",
	async (text) => {
		const headscaleKeyFile = join(await temporaryDirectory(), "headscale.key");
		await writeFile(headscaleKeyFile, text, { mode: 0o600 });
		const serving = serve({ headscaleUrl: "http://127.0.0.1:1", headscaleKeyFile });
		await expect(serving).rejects.toThrow(/^--headscale-key-file \S+ holds no API key as `headscale apikeys create`/);
	},
);
