import { X509Certificate } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { chmod, copyFile, mkdir, rename, symlink, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type TLSSocket } from "node:tls";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { startServer } from "../commands/start.ts";
import { readServerSettings } from "../settings.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { testCertificate } from "../testing/test-certificate.ts";
import { readPair, type Tls } from "./certificate-pair.ts";
import { followCertificate } from "./follow-certificate.ts";
import { othersReach } from "./loose-key.ts";

type Made = Awaited<ReturnType<typeof testCertificate>>;

let folder: string;
let first: Made;
let second: Made;
let files: { certFile: string; keyFile: string };

beforeEach(async () => {
	folder = await temporaryDirectory();
	const made = join(folder, "made");
	await mkdir(made);
	[first, second] = [await testCertificate(made, "first"), await testCertificate(made, "second")];
	files = { certFile: join(folder, "cert.pem"), keyFile: join(folder, "key.pem") };
	await copyFile(first.certFile, files.certFile);
	await copyFile(first.keyFile, files.keyFile);
});

/** Follows the files; each pair that is taken and each line of the log is an event. */
async function follow() {
	const told = new EventEmitter<{ used: [string]; warned: [string] }>();
	const use = ({ cert }: Tls) => void told.emit("used", new X509Certificate(cert).fingerprint256);
	const log = { info: () => {}, warn: (about: object | string) => void told.emit("warned", Object(about).why) };
	const followed = await followCertificate(files, await readPair(files), use, log);
	onTestFinished(followed.close);
	return { ...followed, told };
}

/** Puts a whole file in the place of another, as programs that renew do. */
async function replace(file: string, by: string): Promise<void> {
	await copyFile(by, `${file}.new`);
	await rename(`${file}.new`, file);
}

test("half of a new pair changes nothing but the log; with its other half it is taken by itself", async () => {
	const { told } = await follow();
	const warned = once(told, "warned");
	await replace(files.certFile, second.certFile);
	expect(await warned).toEqual([`${files.keyFile} is not the key of ${files.certFile}.`]);
	const used = once(told, "used");
	await replace(files.keyFile, second.keyFile);
	expect(await used).toEqual([second.fingerprint]);
});

test("links that lead elsewhere are followed", async () => {
	for (const file of [files.certFile, files.keyFile]) await unlink(file);
	await symlink(first.certFile, files.certFile);
	await symlink(first.keyFile, files.keyFile);
	const { told } = await follow();
	const used = once(told, "used");
	for (const [file, target] of [
		[files.certFile, second.certFile],
		[files.keyFile, second.keyFile],
	] as const) {
		await symlink(target, `${file}.new`);
		await rename(`${file}.new`, file);
	}
	expect(await used).toEqual([second.fingerprint]);
});

test("a file that is gone or is nonsense is told once, and what is the same is not taken again", async () => {
	const { told, reload } = await follow();
	const lines: string[] = [];
	told.on("warned", (line) => lines.push(line)).on("used", (line) => lines.push(line));
	await reload();
	expect(lines).toEqual([]);
	await writeFile(`${files.certFile}.new`, "-----BEGIN CERTIFICATE-----\nbm9uc2Vuc2U=\n-----END CERTIFICATE-----\n");
	await rename(`${files.certFile}.new`, files.certFile);
	await reload();
	await reload();
	expect(lines).toEqual([`${files.certFile} can not be read as a certificate in PEM.`]);
	await unlink(files.certFile);
	await reload();
	expect(lines.at(-1)).toBe(`${files.certFile} is not there.`);
	await replace(files.certFile, first.certFile);
	await reload();
	expect(lines).toHaveLength(2);
});

test.skipIf(!(await othersReach(tmpdir())))(
	"a key that others can read is told of at the start and whenever it is read anew",
	async () => {
		const lines: string[] = [];
		const log = { info: () => {}, warn: (about: object | string) => void lines.push(Object(about).why) };
		await chmod(folder, 0o755);
		await chmod(files.keyFile, 0o644);
		const warning = `Others can read or change --tls-key ${files.keyFile}. Close it: chmod 640 ${files.keyFile}`;
		const followed = await followCertificate(files, await readPair(files), () => {}, log);
		onTestFinished(followed.close);
		expect(lines).toEqual([warning]);
		await followed.reload();
		expect(lines).toEqual([warning, warning]);
		await chmod(files.keyFile, 0o640);
		await followed.reload();
		expect(lines).toHaveLength(2);
	},
);

async function dial(port: number, host: string): Promise<TLSSocket> {
	const socket = connect({ port, host, servername: "localhost", rejectUnauthorized: false });
	onTestFinished(() => void socket.destroy());
	await once(socket, "secureConnect");
	return socket;
}

async function ask(socket: TLSSocket): Promise<string> {
	const answered = once(socket, "data");
	socket.write("GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n");
	return String((await answered)[0]).slice(0, 15);
}

test("a server presents the new certificate on both loopback addresses, and open connections live on", async () => {
	const flags = { port: "0", data: join(folder, "data"), tlsCert: files.certFile, tlsKey: files.keyFile };
	const running = await startServer(readServerSettings({ ...flags, logLevel: "silent" }, {}));
	onTestFinished(running.stop);
	const port = Number(new URL(running.publicUrl).port);
	const open = await dial(port, "127.0.0.1");
	expect(open.getPeerCertificate().fingerprint256).toBe(first.fingerprint);
	expect(await ask(open)).toBe("HTTP/1.1 200 OK");
	await replace(files.certFile, second.certFile);
	await running.reloadCertificate?.();
	expect((await dial(port, "127.0.0.1")).getPeerCertificate().fingerprint256).toBe(first.fingerprint);
	await replace(files.keyFile, second.keyFile);
	await running.reloadCertificate?.();
	for (const host of ["127.0.0.1", "::1"]) {
		const fresh = await dial(port, host);
		expect(fresh.getPeerCertificate().fingerprint256).toBe(second.fingerprint);
		expect(await ask(fresh)).toBe("HTTP/1.1 200 OK");
	}
	expect(await ask(open)).toBe("HTTP/1.1 200 OK");
});

test("a server does not start with a pair that does not fit", async () => {
	const flags = { port: "0", data: join(folder, "data"), tlsCert: first.certFile, tlsKey: second.keyFile };
	const started = startServer(readServerSettings({ ...flags, logLevel: "silent" }, {}));
	await expect(started).rejects.toThrow(`${second.keyFile} is not the key of ${first.certFile}.`);
});
