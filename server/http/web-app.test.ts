import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fastify } from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { page } from "../oidc/pages/page.ts";
import { serveWebApp } from "./web-app.ts";

test("whatever a page of the provider asks for is served under its name, its icon too", async () => {
	const root = await mkdtemp(join(tmpdir(), "countersign-web-"));
	onTestFinished(() => rm(root, { recursive: true }));
	const asked = [...page({ title: "x", host: "localhost" }, []).matchAll(/(?:href|src)="\/([^"]+)"/g)];
	const names = asked.map(([, name = ""]) => name);
	expect(names).toContain("login-page.svg");
	const app = fastify();
	onTestFinished(() => app.close());
	await serveWebApp(app, root, "http://localhost");
	for (const name of names) {
		await writeFile(join(root, name), name);
		const { statusCode, body } = await app.inject(`/${name}`);
		expect([statusCode, body]).toEqual([200, name]);
	}
});
