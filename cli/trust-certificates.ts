import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { CommandFailure, fileFailure } from "./command-failure.ts";

/**
 * Lets this process trust, beside Node's own list, what the operating system trusts and what `caFile` holds.
 * To be called before the first connection: those that are open keep the list they began with.
 * @param origin the server to be reached; without TLS there is nothing to trust
 * @param caFile one or more certificates in PEM form
 * @throws CommandFailure
 */
export function trustCertificates(origin: string, caFile: string | undefined): void {
	if (!origin.startsWith("https:") && caFile === undefined) return;
	const extra = caFile === undefined ? [] : readCertificates(caFile);
	setDefaultCACertificates([...new Set([...getCACertificates("default"), ...getCACertificates("system"), ...extra])]);
}

function readCertificates(file: string): string[] {
	let text: string;
	try {
		text = readFileSync(file, "latin1");
	} catch (cause) {
		throw fileFailure("read", file, cause);
	}
	const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
	if (blocks.length === 0 || !blocks.every(isCertificate))
		throw new CommandFailure(`${file} holds no certificate in PEM form.`, { code: "file" });
	return blocks;
}

function isCertificate(pem: string): boolean {
	try {
		return new X509Certificate(pem).raw.length > 0;
	} catch {
		return false;
	}
}
