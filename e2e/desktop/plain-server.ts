import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** Something that answers where a server of ours was expected. */
export interface PlainServer {
	readonly origin: string;
	stop(): Promise<void>;
}

/** Answers everything with the same JSON; with `tls`, by a certificate that nobody trusts. */
export async function plainServer(
	says: object,
	{ tls = false, port = 0 }: { tls?: boolean; port?: number } = {},
): Promise<PlainServer> {
	const answer: RequestListener = (_, response) => {
		response.setHeader("content-type", "application/json");
		response.end(JSON.stringify(says));
	};
	const server = tls ? createTlsServer(await selfSigned(), answer) : createServer(answer);
	server.listen(port, "localhost");
	await once(server, "listening");
	return {
		origin: `${tls ? "https" : "http"}://localhost:${(server.address() as AddressInfo).port}`,
		async stop() {
			server.close();
			server.closeAllConnections();
			await once(server, "close");
		},
	};
}

async function selfSigned(): Promise<{ key: Buffer; cert: Buffer }> {
	const folder = await mkdtemp(join(tmpdir(), "countersign-certificate-"));
	const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
	try {
		const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
		const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
		await promisify(execFile)("openssl", ["req", "-x509", ...kind, ...subject, "-keyout", key, "-out", cert]);
		return { key: await readFile(key), cert: await readFile(cert) };
	} finally {
		await rm(folder, { recursive: true });
	}
}
