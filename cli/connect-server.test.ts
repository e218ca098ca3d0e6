import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { problemReply } from "./testing/fake-exchange.ts";
import { type FakeServerWishes, startFakeServer } from "./testing/fake-server.ts";
import { privateCertificate } from "./testing/private-certificate.ts";
import { runCli } from "./testing/run-cli.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

async function fakeServer(wishes?: FakeServerWishes) {
	const server = await startFakeServer(wishes);
	onTestFinished(() => server.stop());
	server.settle(problemReply("denied", 403));
	return server;
}

async function login(server: string, args: readonly string[] = [], environment: Record<string, string> = {}) {
	return await runCli(["login", "--server", server, "--account", "alice", ...args], { environment }).ended;
}

test("a private authority is trusted with --ca, or from the system's store, and not without", async () => {
	const { ca, tls } = await privateCertificate("localhost");
	const { origin } = await fakeServer({ tls });
	const refused = await login(origin);
	expect(refused.code).toBe(1);
	expect(refused.stderr).toBe(
		`countersign: The certificate of ${origin.slice(8)} is not trusted here. If it comes from a private authority, name that one's certificate with --ca FILE.\n`,
	);
	expect((await login(origin, ["--ca", ca])).code).toBe(3);
	// OpenSSL reads the system's store from there.
	expect((await login(origin, [], { SSL_CERT_FILE: ca })).code).toBe(3);
});

test("a certificate for another host is refused, whoever signed it", async () => {
	const { ca, tls } = await privateCertificate("other.example");
	const { origin } = await fakeServer({ tls });
	expect(await login(origin, ["--ca", ca])).toMatchObject({
		code: 1,
		stderr: `countersign: The certificate of ${origin.slice(8)} is not made out to localhost.\n`,
	});
});

test("--ca takes certificates only", async () => {
	const file = join(await temporaryFolder(), "ca.pem");
	await writeFile(file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
	const { origin } = await fakeServer();
	expect(await login(origin, ["--ca", file])).toMatchObject({
		code: 1,
		stderr: `countersign: ${file} holds no certificate in PEM form.\n`,
	});
	expect((await login(origin, ["--ca", "/missing.pem"])).stderr).toBe(
		"countersign: Can not read /missing.pem: it is not there.\n",
	);
});

test("nobody there, somebody else there, and the same under another name are told apart", async () => {
	const { origin, stop } = await startFakeServer();
	await stop();
	expect(await login(origin, ["--json"])).toMatchObject({
		code: 1,
		stdout: `{"error":{"code":"unreachable","message":"${origin} can not be reached: nothing listens there."}}\n`,
		stderr: `countersign: ${origin} can not be reached: nothing listens there.\n`,
	});

	const foreign = await fakeServer({ answers: { server: () => ({ status: 200, body: { name: "something" } }) } });
	expect(await login(foreign.origin)).toMatchObject({
		code: 1,
		stderr: `countersign: What answers at ${foreign.origin} is not a Countersign server, or one this version does not know.\n`,
	});

	const now = new Date().toISOString();
	const info = {
		name: "countersign",
		version: "1",
		api: 1,
		origin: "https://other.example",
		rpId: "other.example",
		now,
	};
	const moved = await fakeServer({ answers: { server: () => ({ status: 200, body: info }) } });
	expect((await login(moved.origin)).stderr).toBe(
		`countersign: The server at ${moved.origin} goes by another address: use https://other.example.\n`,
	);

	const plain = await fakeServer();
	expect((await login(plain.origin.replace("http:", "https:"))).stderr).toMatch(/it does not speak TLS\.\n$/);
});

test("a server that this command is too old or too new for says so, and what to update", async () => {
	const later = await fakeServer({
		answers: { server: () => ({ status: 200, body: { name: "countersign", api: 9 } }) },
	});
	expect(await login(later.origin, ["--json"])).toMatchObject({
		code: 1,
		stdout: expect.stringMatching(/^\{"error":\{"code":"server-too-new"/),
		stderr: `countersign: The server at ${later.origin} is newer than this command and does not answer it any more. Update countersign on this machine.\n`,
	});
	const before = await fakeServer({
		answers: { server: () => ({ status: 200, body: { name: "countersign", api: 0 } }) },
	});
	expect((await login(before.origin)).stderr).toMatch(/is older than this command\. Ask its administrator/);
});

test("a refusal comes in the server's words", async () => {
	const { origin } = await fakeServer({ answers: { create: () => problemReply("too-many-attempts", 429) } });
	expect(await login(origin, ["--json"])).toMatchObject({
		code: 1,
		stdout: expect.stringMatching(/^\{"error":\{"code":"too-many-attempts"/),
		stderr: `countersign: ${origin} answered: Too many attempts. Wait a little.\n`,
	});
});

test("nothing in an address from the server moves the cursor", async () => {
	const create = async (_: number, usual: () => unknown) => {
		const { body } = (await usual()) as { body: object };
		return { status: 201, body: { ...body, approveUrl: "https://evil.example/\x1b[2J\u202e" } };
	};
	const { origin } = await fakeServer({ answers: { create } });
	const { stderr } = await login(origin);
	expect(stderr).toContain("https://evil.example/%1B[2J%E2%80%AE");
});
