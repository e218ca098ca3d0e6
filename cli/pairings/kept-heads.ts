import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { KeptPairing } from "../../client/paired-server.ts";
import type { Environment } from "../terminal.ts";
import { pairingFile } from "./pairing-file.ts";

type Seen = Pick<KeptPairing, "server" | "id">;

const Content = z.object({ heads: z.record(z.string(), z.string()) });

/** Where the audit log's heads are kept that this user's pairings saw last: beside the pairings, as they are no secret. */
export function headFile(environment: Environment): string {
	return join(dirname(pairingFile(environment)), "audit-heads.json");
}

/** The head that a pairing saw last. A file that can not be read is none: pairing and approving do without it. */
export function readHead(path: string, pairing: Seen): string | undefined {
	return readHeads(path)[nameOf(pairing)];
}

/**
 * Keeps a head in the place of the one before, at once: whoever watches may end it in the next moment.
 * @throws Error where the file can not be written
 */
export function keepHead(path: string, pairing: Seen, head: string): void {
	const heads = { ...readHeads(path), [nameOf(pairing)]: head };
	const fresh = `${path}.${randomBytes(6).toString("hex")}`;
	try {
		mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
		writeFileSync(fresh, `${JSON.stringify({ heads }, null, "\t")}\n`, { mode: 0o600, flag: "wx" });
		renameSync(fresh, path);
	} catch (cause) {
		rmSync(fresh, { force: true });
		throw cause;
	}
}

function readHeads(path: string): Record<string, string> {
	try {
		return Content.parse(JSON.parse(readFileSync(path, "utf8"))).heads;
	} catch {
		return {};
	}
}

/** A pairing that was made anew begins anew, as does one with another server. */
function nameOf({ server, id }: Seen): string {
	return `${server} ${id}`;
}
