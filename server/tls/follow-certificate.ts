import { X509Certificate } from "node:crypto";
import { watch } from "node:fs";
import { realpath } from "node:fs/promises";
import { dirname } from "node:path";
import type { FastifyBaseLogger } from "fastify";
import { readPair, type Tls, type TlsFiles, UnfitCertificate } from "./certificate-pair.ts";
import { looseKey } from "./loose-key.ts";

export interface FollowedCertificate {
	/** Reads the files anew; the pair in use stays where they do not fit. Never throws. */
	reload(): Promise<void>;
	close(): void;
}

type Log = Pick<FastifyBaseLogger, "info" | "warn">;

/**
 * Takes a certificate over as soon as its files hold a new one. Each change in their folders is a reason to look:
 * programs that renew write over a file, put another in its place, or lead a link elsewhere. Between the two files of
 * a pair they do not fit, so a pair that does not is no more than a line in the log; nor is a key that others can read,
 * because a server that runs is not to end for it.
 * @param use takes a pair that fits
 */
export async function followCertificate(
	files: TlsFiles,
	inUse: Tls,
	use: (pair: Tls) => void,
	log: Log,
): Promise<FollowedCertificate> {
	let current = inUse;
	let told = "";
	let loose: string | undefined;
	let under: Promise<void> | undefined;
	let changed = false;

	async function look(): Promise<void> {
		try {
			const pair = await readPair(files);
			told = "";
			if (!pair.cert.equals(current.cert) || !pair.key.equals(current.key)) {
				use(pair);
				current = pair;
				loose = undefined;
				log.info({ validTo: new X509Certificate(pair.cert).validTo }, "a new certificate is in use");
			}
			await warnOfLooseKey();
		} catch (cause) {
			const why = cause instanceof UnfitCertificate ? cause.message : "it could not be taken over";
			if (why === told) return;
			told = why;
			log.warn({ why }, "the new certificate does not fit, and the one in use stays");
		}
	}

	/** Once of each key, and whenever somebody has it read anew. */
	async function warnOfLooseKey(): Promise<void> {
		const why = await looseKey(files.keyFile);
		if (why !== undefined && why !== loose) log.warn({ why }, "the certificate's key is not the server's alone");
		loose = why;
	}

	/** What changes while it is looked is looked at once more, however often it changes. */
	function reload(): Promise<void> {
		changed = true;
		under ??= (async () => {
			while (changed) {
				changed = false;
				await look();
			}
			under = undefined;
		})();
		return under;
	}

	const watchers = (await foldersOf(files)).map((folder) =>
		watch(folder, () => void reload()).on("error", () =>
			log.warn("the certificate's folder can not be watched any more; SIGHUP reads it anew"),
		),
	);
	await warnOfLooseKey();
	return {
		reload() {
			loose = undefined;
			return reload();
		},
		close: () => {
			for (const watcher of watchers) watcher.close();
		},
	};
}

/** The folders that the files stand in, and those that they are links into. */
async function foldersOf({ certFile, keyFile }: TlsFiles): Promise<string[]> {
	const files = [certFile, keyFile, await realpath(certFile), await realpath(keyFile)];
	return [...new Set(files.map((file) => dirname(file)))];
}
