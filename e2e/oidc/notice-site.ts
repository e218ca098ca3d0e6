import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where a client is told that its login has ended, over https as CIBA wants it. */
export interface NoticeSite {
	readonly address: string;
	/** Of its certificate, which nobody signed but itself. */
	readonly certFile: string;
	/** The first that it is told. */
	readonly told: Promise<{ authorization: string | undefined; body: unknown }>;
	stop(): Promise<void>;
}

export async function openNoticeSite(): Promise<NoticeSite> {
	const folder = await mkdtemp(join(tmpdir(), "countersign-notice-"));
	const [certFile, keyFile] = [join(folder, "cert.pem"), join(folder, "key.pem")];
	const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"];
	const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
	execFileSync("openssl", [...made, ...names, "-keyout", keyFile, "-out", certFile], { stdio: "ignore" });
	const { promise: told, resolve } = Promise.withResolvers<Awaited<NoticeSite["told"]>>();
	const pair = { cert: await readFile(certFile), key: await readFile(keyFile) };
	const site = createServer(pair, async (request, answer) => {
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part);
		answer.writeHead(204).end();
		resolve({ authorization: request.headers.authorization, body: JSON.parse(Buffer.concat(parts).toString()) });
	}).listen(0, "localhost");
	await once(site, "listening");
	const address = site.address();
	return {
		address: `https://localhost:${typeof address === "object" ? address?.port : ""}/ended`,
		certFile,
		told,
		async stop() {
			site.close();
			site.closeAllConnections();
			await once(site, "close");
			await rm(folder, { recursive: true, force: true });
		},
	};
}
