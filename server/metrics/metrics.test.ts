import { expect, onTestFinished, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { openCookieSession } from "../../e2e/software-passkey/cookie-session.ts";
import { joinWith, linkSecret } from "../../e2e/software-passkey/join-with.ts";
import { createSoftwarePasskey } from "../../e2e/software-passkey/software-passkey.ts";
import { startServer } from "../commands/start.ts";
import { readServerSettings, type ServerFlags } from "../settings.ts";
import { askOverApi } from "../testing/ask-over-api.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";

async function start(flags: ServerFlags) {
	const settings = readServerSettings(
		{ port: "0", data: await temporaryDirectory(), logLevel: "silent", ...flags },
		{},
	);
	const running = await startServer(settings);
	onTestFinished(running.stop);
	return running;
}

/** One scrape: the value of each line that is no comment, by its name and labels. */
async function scrape(url: string | undefined): Promise<Map<string, number>> {
	const answer = await fetch(url ?? "");
	expect(answer.status).toBe(200);
	expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
	const lines = (await answer.text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
	return new Map(
		lines.map((line) => {
			const [, name = "", value] = /^(\S+(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
			return [name, Number(value)];
		}),
	);
}

test("what was asked, ended, refused and committed is counted, and nobody is named", async () => {
	const { publicUrl, metricsUrl } = await start({ metricsPort: "0" });
	const before = await scrape(metricsUrl);
	expect(before.get("countersign_requests_created_total")).toBe(0);
	expect(before.get('countersign_requests_ended_total{outcome="approved"}')).toBe(0);
	await askOverApi({ address: publicUrl, origin: publicUrl });
	await askOverApi({ address: publicUrl, origin: publicUrl });
	await fetch(`${publicUrl}/api/session`);
	await fetch(`${publicUrl}/api/nothing`);
	const after = await scrape(metricsUrl);
	expect(after.get("countersign_requests_created_total")).toBe(2);
	expect(after.get("countersign_requests_pending")).toBe(2);
	expect(after.get("countersign_event_streams_open")).toBe(0);
	expect(after.get('countersign_calls_refused_total{code="not-signed-in"}')).toBe(1);
	expect(after.get('countersign_calls_refused_total{code="not-found"}')).toBe(1);
	const commits = "countersign_commit_duration_seconds_count";
	expect(after.get(commits)).toBeGreaterThan(before.get(commits) ?? Number.NaN);
	expect(after.get("process_resident_memory_bytes")).toBeGreaterThan(1_000_000);
	const ours = [...after.keys()].filter((name) => name.startsWith("countersign_"));
	for (const name of ours) expect(name).toMatch(/^\w+(\{(outcome|code|le)="[\w.+-]+"\})?$/);
	expect([...after.keys()].join()).not.toMatch(/alice|127\.0\.0\.1/);
});

test("an open stream, the event on it and how a login ended are counted", async () => {
	const { publicUrl, metricsUrl, setupLink = "" } = await start({ metricsPort: "0" });
	const session = openCookieSession(publicUrl);
	await joinWith(session, createSoftwarePasskey(), { secret: linkSecret(setupLink), name: "alice" });
	const stream = await fetch(`${publicUrl}/api/events`, { headers: { cookie: session.cookieHeader() } });
	const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
	expect((await reader?.read())?.value).toMatch(/^event: snapshot\n/);
	expect((await scrape(metricsUrl)).get("countersign_event_streams_open")).toBe(1);
	await askOverApi({ address: publicUrl, origin: publicUrl });
	const [, id = ""] = /"id":"([a-z2-7]{26})"/.exec((await reader?.read())?.value ?? "") ?? [];
	await session.send(calls.denyLoginRequest, { params: { id }, body: {} });
	const after = await scrape(metricsUrl);
	// The request and its end, each to the account's stream and to the one of all.
	expect(after.get("countersign_event_lag_seconds_count")).toBe(4);
	expect(after.get('countersign_requests_ended_total{outcome="denied"}')).toBe(1);
	expect(after.get("countersign_requests_pending")).toBe(0);
	await reader?.cancel();
});

test("the public listener has none, and the other has nothing else", async () => {
	const { publicUrl, metricsUrl = "" } = await start({ metricsPort: "0" });
	const answer = await fetch(`${publicUrl}/metrics`);
	expect(await answer.text()).not.toContain("countersign_requests");
	expect(new URL(metricsUrl).hostname).toBe("127.0.0.1");
	expect((await fetch(new URL("/api/server", metricsUrl))).status).toBe(404);
	expect((await fetch(metricsUrl, { method: "POST" })).status).toBe(404);
});

test("they are off unless a port is given, and one that is taken is told by its own flag", async () => {
	const { metricsUrl, publicUrl } = await start({});
	expect(metricsUrl).toBeUndefined();
	const { port } = new URL(publicUrl);
	await expect(start({ metricsPort: port })).rejects.toThrow(
		`Metrics can not be served on 127.0.0.1, port ${port}: it is in use; choose another with --metrics-port.`,
	);
});
