import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { calls } from "../../contract/calls.ts";
import { joinWith, linkSecret } from "../../e2e/software-passkey/join-with.ts";
import { createSoftwarePasskey } from "../../e2e/software-passkey/software-passkey.ts";
import { firstAdministratorLink } from "../invites/first-administrator.ts";
import { uncounted } from "../metrics/activity.ts";
import { readServerSettings } from "../settings.ts";
import { serve } from "../testing/served.ts";
import { createHttpApp } from "./app.ts";

const Operation = z.object({ responses: z.record(z.string(), z.object({ description: z.string() })) });
const Description = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

test("a server that stops tells its streams to come back", async () => {
	const served = await serve();
	const session = served.browser();
	const secret = linkSecret((await firstAdministratorLink(served.storage, served.origin))?.url ?? "");
	await joinWith(session, createSoftwarePasskey(), { secret, name: "alice" });
	const stream = await fetch(`${served.address}/api/events?scope=all`, { headers: { cookie: session.cookieHeader() } });
	const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
	expect((await reader?.read())?.value).toMatch(/^event: snapshot\n/);
	const stopping = served.stop();
	let told = "";
	for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) told += part.value;
	expect(told).toMatch(/retry: \d+\n\n$/);
	await stopping;
	await expect(session.send(calls.session, {})).rejects.toThrow();
});

test("what it refuses while it stops carries the headers of every answer", async () => {
	const { app, refuseNew } = await createHttpApp(readServerSettings({ logLevel: "silent" }, {}), {
		tls: undefined,
		secure: false,
		activity: uncounted,
	});
	onTestFinished(() => app.close());
	app.get("/page", () => ({}));
	refuseNew();
	const { statusCode, headers } = await app.inject("/page");
	expect(statusCode).toBe(503);
	expect(headers["content-security-policy"]).toMatch(/^default-src 'none'/);
	expect(headers["x-content-type-options"]).toBe("nosniff");
});

test("it is healthy while it runs", async () => {
	const { address } = await serve();
	for (const method of ["GET", "HEAD"])
		for (const path of ["/healthz", "/readyz"]) {
			const answer = await fetch(address + path, { method });
			expect(answer.status).toBe(200);
			expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
		}
});

test("its description names every call", async () => {
	const { address } = await serve();
	const description = Description.parse(await (await fetch(`${address}/api/openapi.json`)).json());
	const described = Object.values<object>(description.paths).flatMap((path) => Object.keys(path));
	expect(described).toHaveLength(Object.keys(calls).length + 1);
	expect(description.paths["/api/events"]?.["get"]?.responses["200"]?.description).toContain("JSON");
	expect(description.paths["/api/login-requests/{id}/approve"]?.["post"]?.responses["422"]?.description).toContain(
		"wrong-code",
	);
});
