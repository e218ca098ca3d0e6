import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "./temporary-folder.ts";

/** A certificate authority of its own, and a certificate of it for `host`. */
export async function privateCertificate(host: string) {
	const folder = await temporaryFolder();
	const run = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
	const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
	const authority = ["-days", "2", "-subj", "/CN=Test authority", "-addext", "basicConstraints=critical,CA:TRUE"];
	run("req", "-x509", ...key, "-keyout", "ca.key", "-out", "ca.pem", ...authority);
	run("req", ...key, "-keyout", "key.pem", "-out", "request.pem", "-subj", `/CN=${host}`);
	await writeFile(join(folder, "names"), `subjectAltName=DNS:${host}`);
	const signer = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "names"];
	run("x509", "-req", "-in", "request.pem", "-out", "cert.pem", ...signer);
	const read = (name: string) => readFile(join(folder, name), "utf8");
	return { ca: join(folder, "ca.pem"), tls: { cert: await read("cert.pem"), key: await read("key.pem") } };
}
