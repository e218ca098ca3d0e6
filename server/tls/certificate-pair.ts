import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createSecureContext } from "node:tls";

/** A certificate, with those that stand between it and its authority, and its key. */
export interface Tls {
	readonly cert: Buffer;
	readonly key: Buffer;
}

export interface TlsFiles {
	readonly certFile: string;
	readonly keyFile: string;
}

/** Two files that no server can be run with. The message says why, and nothing of what is in them. */
export class UnfitCertificate extends Error {
	override readonly name = "UnfitCertificate";
}

/** @throws UnfitCertificate */
export async function readPair({ certFile, keyFile }: TlsFiles): Promise<Tls> {
	const [cert, key] = await Promise.all([readPart(certFile), readPart(keyFile)]);
	const leaf = parsed(certFile, "certificate", () => new X509Certificate(cert));
	const secret = parsed(keyFile, "private key", () => createPrivateKey(key));
	if (!leaf.checkPrivateKey(secret)) throw new UnfitCertificate(`${keyFile} is not the key of ${certFile}.`);
	parsed(certFile, "chain of certificates", () => createSecureContext({ cert, key }));
	return { cert, key };
}

async function readPart(file: string): Promise<Buffer> {
	try {
		return await readFile(file);
	} catch (cause) {
		const { code } = Object(cause) as NodeJS.ErrnoException;
		const words = code === "ENOENT" ? "is not there" : code === "EACCES" ? "may not be read" : "can not be read";
		throw new UnfitCertificate(`${file} ${words}.`, { cause });
	}
}

function parsed<T>(file: string, what: string, parse: () => T): T {
	try {
		return parse();
	} catch (cause) {
		throw new UnfitCertificate(`${file} can not be read as a ${what} in PEM.`, { cause });
	}
}
