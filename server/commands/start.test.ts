import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { readServerSettings, type ServerFlags } from "../settings.ts";
import { askOverApi } from "../testing/ask-over-api.ts";
import { createInvite } from "./create-invite.ts";
import { startServer } from "./start.ts";

let data: string;

beforeEach(async () => {
	data = await mkdtemp(join(tmpdir(), "countersign-start-"));
	return () => rm(data, { recursive: true, force: true });
});

async function start(flags: ServerFlags = {}) {
	const running = await startServer(readServerSettings({ port: "0", data, logLevel: "silent", ...flags }, {}));
	onTestFinished(running.stop);
	return running;
}

test("both loopback addresses answer, and a page asked for by another name is sent to localhost", async () => {
	const { publicUrl } = await start();
	const { port } = new URL(publicUrl);
	for (const host of ["127.0.0.1", "[::1]"]) {
		const answer = await fetch(`http://${host}:${port}/decisions?x=1`, { redirect: "manual" });
		expect(answer.status).toBe(307);
		expect(answer.headers.get("location")).toBe(`${publicUrl}/decisions?x=1`);
		expect((await fetch(`http://${host}:${port}/api/server`)).status).toBe(200);
	}
});

test.each(["127.0.0.1", "[::1]"])("a stop answers whoever waits on %s", async (host) => {
	const { publicUrl, stop } = await start();
	const address = `http://${host}:${new URL(publicUrl).port}`;
	const wait = await (await askOverApi({ address, origin: publicUrl })).outcome();
	const waiting = wait();
	// A call that was sent later has been answered, so the wait has begun.
	await fetch(`${address}/readyz`);
	await stop();
	const answer = await waiting;
	expect(answer.status).toBe(202);
	expect(await answer.json()).toEqual({ state: "pending" });
});

test("a second start reuses everything and makes the first link void", async () => {
	const first = await start();
	await first.stop();
	const second = await start();
	expect(second.setupLink).toMatch(/#[\w-]{43}$/);
	expect(second.setupLink).not.toBe(first.setupLink);
});

test("the data is readable by its owner alone", async () => {
	await start({ data: join(data, "new") });
	const modes = await Promise.all(
		["new", "new/countersign.db", "new/countersign.db-wal", "new/admin.sock"].map(async (name) =>
			((await stat(join(data, name))).mode & 0o777).toString(8),
		),
	);
	expect(modes).toEqual(["700", "600", "600", "600"]);
});

test("invites are made through the running server, and without one in its data", async () => {
	await expect(createInvite(join(data, "none"), {})).rejects.toThrow(/Start one first/);
	await expect(stat(join(data, "none"))).rejects.toMatchObject({ code: "ENOENT" });
	const { publicUrl, stop } = await start();
	expect((await createInvite(data, { roles: ["admin"] })).url).toMatch(new RegExp(`^${publicUrl}/join#[\\w-]{43}$`));
	await stop();
	expect((await createInvite(data, { hours: 2 })).url).toMatch(new RegExp(`^${publicUrl}/join#[\\w-]{43}$`));
});

test("a socket that a crash left behind does not keep it from starting", async () => {
	await writeFile(join(data, "admin.sock"), "");
	expect((await start()).publicUrl).toMatch(/^http:\/\/localhost:\d+$/);
});

test("each thing that keeps it from starting is one clear line", async () => {
	const blocked = createServer();
	await new Promise<void>((resolve) => blocked.listen(0, "127.0.0.1", resolve));
	onTestFinished(() => void blocked.close());
	const address = blocked.address();
	const port = String(typeof address === "object" && address ? address.port : 0);
	await expect(start({ port })).rejects.toThrow(`Port ${port} is in use. Choose another with --port.`);
	const running = await start();
	await expect(start()).rejects.toThrow(`Another server is running on the data in ${data}.`);
	await running.stop();
	await expect(start({ publicUrl: "https://sign.example.org" })).rejects.toThrow(/belongs to localhost/);
	await expect(start({ tlsCert: join(data, "none.pem"), tlsKey: join(data, "none.pem") })).rejects.toThrow(
		/is not there/,
	);
	const file = join(data, "file");
	await writeFile(file, "not a database");
	await expect(start({ data: file })).rejects.toThrow(/is a file, not a folder/);
	await writeFile(join(data, "countersign.db"), "not a database, but long enough to be taken for one".repeat(50));
	await expect(start()).rejects.toThrow(/is damaged or is none/);
	await expect(start({ data: join(data, "long".repeat(30)) })).rejects.toThrow(/too long/);
});

test("with a certificate it speaks TLS", async () => {
	const [cert, key] = [join(data, "cert.pem"), join(data, "key.pem")];
	const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"];
	execFileSync("openssl", [...made, "-subj", "/CN=localhost", "-keyout", key, "-out", cert], { stdio: "ignore" });
	await chmod(key, 0o600);
	const { publicUrl } = await start({ tlsCert: cert, tlsKey: key });
	expect(publicUrl).toMatch(/^https:\/\/localhost:\d+$/);
	const headers = await new Promise<NodeJS.Dict<string | string[]>>((resolve, reject) => {
		const call = request(`${publicUrl}/api/server`, { rejectUnauthorized: false, agent: false }, (answer) => {
			answer.resume();
			resolve(answer.headers);
		});
		call.once("error", reject).end();
	});
	expect(headers["strict-transport-security"]).toMatch(/^max-age=31536000/);
});
