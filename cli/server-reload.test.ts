import { readFile, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { privateCertificate } from "./testing/private-certificate.ts";
import { runCli } from "./testing/run-cli.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

function statusOf(url: string, ca: string): Promise<number | undefined> {
	return new Promise((resolve, reject) => {
		const call = request(url, { ca, agent: false }, (answer) => resolve(answer.resume().statusCode));
		call.once("error", reject).end();
	});
}

test("SIGHUP reads a certificate anew and ends nothing", async () => {
	const folder = await temporaryFolder();
	const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
	const [first, second] = [await privateCertificate("localhost"), await privateCertificate("localhost")];
	const put = async ({ tls }: typeof first) => {
		await writeFile(key, tls.key, { mode: 0o600 });
		await writeFile(cert, tls.cert);
	};
	await put(first);
	const files = ["--tls-cert", cert, "--tls-key", key];
	const running = runCli(["server", "--port", "0", "--data", join(folder, "data"), "--log-level", "info", ...files]);
	onTestFinished(async () => {
		running.child.kill("SIGTERM");
		expect((await running.ended).code).toBe(0);
	});
	const [, origin] = await running.printed("stdout", /is running at (https:\/\/localhost:\d+)/);
	expect(await statusOf(`${origin}/healthz`, await readFile(first.ca, "utf8"))).toBe(200);
	await put(second);
	running.child.kill("SIGHUP");
	await running.printed("stderr", /"a new certificate is in use"/);
	expect(await statusOf(`${origin}/healthz`, await readFile(second.ca, "utf8"))).toBe(200);
	await expect(statusOf(`${origin}/healthz`, await readFile(first.ca, "utf8"))).rejects.toThrow();
});

test("SIGHUP does not end a server that has no certificate", async () => {
	const running = runCli(["server", "--port", "0", "--data", await temporaryFolder()]);
	await running.printed("stdout", /is running at/);
	running.child.kill("SIGHUP");
	running.child.kill("SIGTERM");
	expect((await running.ended).code).toBe(0);
});
