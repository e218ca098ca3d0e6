import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Makes a certificate for localhost that nobody signed but itself, and its key, as files. */
export async function testCertificate(directory: string, name: string) {
	const [certFile, keyFile] = [join(directory, `${name}.pem`), join(directory, `${name}.key`)];
	const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"];
	const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
	execFileSync("openssl", [...made, ...names, "-keyout", keyFile, "-out", certFile], { stdio: "ignore" });
	return { certFile, keyFile, fingerprint: new X509Certificate(await readFile(certFile)).fingerprint256 };
}
