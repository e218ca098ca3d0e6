import { chmod, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fakeBrowser } from "../testing/fake-browser.ts";
import { problemReply } from "../testing/fake-exchange.ts";
import { type FakeAnswers, grantedCode, pairingToken, startFakePairedServer } from "../testing/fake-paired-server.ts";
import { pairedHome } from "../testing/paired-home.ts";
import { runCli } from "../testing/run-cli.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

/** Begins to pair and tells where the browser is to go with the code. */
async function begin(answers: FakeAnswers = {}, args: readonly string[] = []) {
	const server = await startFakePairedServer(answers);
	const folder = await temporaryFolder();
	const running = runCli(["pair", "--server", server.origin, ...args], { environment: { XDG_CONFIG_HOME: folder } });
	await running.printed("stderr", /Waiting for the browser/);
	const { body } = await server.called("POST /api/pairings");
	const redirect = String(body["redirectUri"]);
	const visit = (rest: string, init: RequestInit = {}) =>
		fetch(new URL(rest, redirect), { redirect: "manual", ...init });
	return { server, running, body, redirect, visit, file: join(folder, "countersign", "pairings.json") };
}

test("the browser brings the code, and the pairing is kept for its owner alone", async () => {
	const { server, running, body, redirect, visit, file } = await begin({}, ["--name", "Work laptop"]);
	expect(redirect).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/paired$/);
	expect(body).toMatchObject({ name: "Work laptop", codeChallenge: expect.stringMatching(/^[\w-]{43}$/) });
	await running.printed("stderr", new RegExp(`${server.origin}/pair#S{43}`));

	const answer = await visit(`/paired?code=${grantedCode}`);
	expect(answer.status).toBe(200);
	expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-/);
	const page = await answer.text();
	expect(page).toContain("You can close this tab.");
	expect(page).not.toContain("<script");

	const ended = await running.ended;
	expect(ended).toMatchObject({ code: 0, stdout: "" });
	expect(ended.stderr).toContain(`Paired with ${server.origin} as alice.`);
	const { pairings } = JSON.parse(await readFile(file, "utf8"));
	expect(pairings).toEqual([
		{
			server: server.origin,
			rpId: "localhost",
			account: "alice",
			id: "pairing-1",
			token: pairingToken,
			key: { ...Object(body["publicKey"]), d: expect.any(String) },
		},
	]);
	expect((await stat(file)).mode & 0o777).toBe(0o600);
	expect((await stat(join(file, ".."))).mode & 0o777).toBe(0o700);
	const { verifier } = (await server.called("POST /api/pairings/token")).body;
	for (const secret of [pairingToken, pairings[0].key.d, verifier])
		expect(ended.stdout + ended.stderr).not.toContain(secret);
});

test("whatever else calls there changes nothing, and the right code still pairs", async () => {
	const { server, running, visit } = await begin({}, ["--json"]);
	const wrong: [string, RequestInit, number][] = [
		["/", {}, 404],
		["/paired/more", {}, 404],
		[`/paired?code=${grantedCode}`, { method: "POST" }, 405],
		[`/paired?code=${grantedCode}`, { headers: { "sec-fetch-dest": "image" } }, 400],
		["/paired", {}, 400],
		["/paired?code=short", {}, 400],
		[`/paired?code=${grantedCode}&code=${grantedCode}`, {}, 400],
		[`/paired?error=x&code=${grantedCode}`, {}, 400],
		[`/paired?code=${"D".repeat(43)}`, {}, 400],
	];
	for (const [rest, init, status] of wrong) expect([rest, (await visit(rest, init)).status]).toEqual([rest, status]);
	expect(server.received.filter(({ path }) => path === "/api/pairings/token")).toHaveLength(1);
	await visit(`/paired?code=${grantedCode}`);
	const { code, stdout } = await running.ended;
	expect(code).toBe(0);
	expect(JSON.parse(stdout)).toEqual({ state: "paired", server: server.origin, account: "alice", id: "pairing-1" });
});

test("a code that was granted for another verifier pairs nobody", async () => {
	const { running, visit } = await begin({
		"POST /api/pairings/token": (call, usual) => {
			call.body["verifier"] = "V".repeat(43);
			return usual();
		},
	});
	expect((await visit(`/paired?code=${grantedCode}`)).status).toBe(400);
	running.child.kill("SIGINT");
	expect((await running.ended).code).toBe(5);
});

test("Ctrl-C ends it, and nothing is kept", async () => {
	const { running, file } = await begin({}, ["--json"]);
	running.child.kill("SIGINT");
	const ended = await running.ended;
	expect(ended).toMatchObject({ code: 5, stdout: '{"state":"cancelled"}\n' });
	expect(ended.stderr).toMatch(/Stopped\. Nothing is paired\.\n$/);
	await expect(stat(file)).rejects.toThrow("ENOENT");
});

test("time that runs out has its own exit code", async () => {
	const { running } = await begin({
		"POST /api/pairings": (_, usual) => {
			const { status, body } = usual();
			return { status, body: { ...Object(body), expiresAt: new Date(Date.now() + 1500).toISOString() } };
		},
	});
	const ended = await running.ended;
	expect(ended.code).toBe(4);
	expect(ended.stderr).toContain("Expired. Nobody granted the pairing in time.");
});

test("what goes wrong after the code is said in the terminal, and the tab points there", async () => {
	const { running, visit } = await begin({ "POST /api/pairings/token": () => problemReply("internal", 500) });
	const answer = await visit(`/paired?code=${grantedCode}`);
	expect(await answer.text()).toContain("Look at your terminal.");
	expect(await running.ended).toMatchObject({ code: 1, stderr: expect.stringContaining("went wrong on the server") });
});

test("a pairing that can not be kept is ended at the server", async () => {
	const { server, running, visit, file } = await begin();
	await writeFile(join(file, ".."), "in the way");
	await visit(`/paired?code=${grantedCode}`);
	expect(await running.ended).toMatchObject({ code: 1, stderr: expect.stringContaining(`Can not read ${file}`) });
	await server.called("DELETE /api/pairings/:id");
});

test("an address that is not the server's own is not opened", async () => {
	const elsewhere = (_: unknown, usual: () => { status: number; body?: unknown }) => {
		const { status, body } = usual();
		return { status, body: { ...Object(body), url: "https://evil.example/pair#x" } };
	};
	const server = await startFakePairedServer({ "POST /api/pairings": elsewhere });
	const environment = { XDG_CONFIG_HOME: await temporaryFolder() };
	const ended = await runCli(["pair", "--server", server.origin], { environment }).ended;
	expect(ended.code).toBe(1);
	expect(ended.stderr).not.toContain("evil.example");
});

test("servers stand side by side; pairing again with one replaces the pairing and ends the older one", async () => {
	const [one, other] = [await startFakePairedServer(), await startFakePairedServer()];
	const home = await pairedHome(one);
	for (const server of [other, one]) {
		const running = runCli(["pair", "--server", server.origin], home);
		await running.printed("stderr", /Waiting/);
		const { body } = await server.called("POST /api/pairings");
		await fetch(`${body["redirectUri"]}?code=${grantedCode}`);
		expect((await running.ended).code).toBe(0);
	}
	await one.called("DELETE /api/pairings/:id");
	expect(other.received.some(({ method }) => method === "DELETE")).toBe(false);
	const listed = await runCli(["pairings", "--json"], home).ended;
	expect(JSON.parse(listed.stdout).pairings.map(({ server }: { server: string }) => server)).toEqual([
		other.origin,
		one.origin,
	]);
	const table = await runCli(["pairings"], home).ended;
	expect(table.stdout).toMatch(/^SERVER +ACCOUNT +ID\nhttp.* +alice +pairing-1\nhttp.* +alice +pairing-1\n$/);
	expect(home.leaks(listed) || home.leaks(table)).toBe(false);
});

test("a file that others can read, or that is damaged, is refused before anybody goes to a browser", async () => {
	const server = await startFakePairedServer();
	const { file, environment } = await pairedHome(server);
	await chmod(file, 0o640);
	for (const command of [["pairings"], ["pair", "--server", server.origin], ["unpair"]]) {
		const ended = await runCli(command, { environment }).ended;
		expect(ended).toMatchObject({
			code: 1,
			stderr: `countersign: Others can read ${file}, which holds keys, so it is not used. Close it: chmod 600 ${file}\n`,
		});
	}
	await chmod(file, 0o600);
	await writeFile(file, "{}");
	expect((await runCli(["pairings"], { environment }).ended).stderr).toMatch(/is damaged, or of a later version/);
	expect(server.received).toEqual([]);
});

test("the page opens in the system's browser, unless told otherwise", async () => {
	const server = await startFakePairedServer();
	const browser = await fakeBrowser();
	const environment = { ...browser.environment, XDG_CONFIG_HOME: await temporaryFolder() };
	for (const args of [["--no-browser"], []]) {
		const running = runCli(["pair", "--server", server.origin, ...args], { environment });
		await running.printed("stderr", /Waiting/);
		expect(await browser.opened()).toEqual(args.length ? [] : [`${server.origin}/pair#${"S".repeat(43)}`]);
		running.child.kill("SIGINT");
		await running.ended;
	}
});

test.each([
	["--name", "\u202e", "--name has a character in it that can not be seen."],
	["--server", "http://sign.example.org", /^http:\/\/ works for localhost only/],
])("%s %j is a usage error", async (option, value, words) => {
	const ended = await runCli(["pair", "--server", "localhost", option, value]).ended;
	expect(ended.code).toBe(2);
	const said = ended.stderr.slice("countersign: ".length, -1);
	if (typeof words === "string") expect(said).toBe(words);
	else expect(said).toMatch(words);
});
