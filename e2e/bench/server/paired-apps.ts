import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRequesterKey, type RequesterKey } from "../../requester/requester-key.ts";
import { startNode } from "./measured-process.ts";

/** One of the many programs that follow, each of an account of its own. */
export interface StreamingApp {
	/** Of its pairing; its account's has a digit before it. */
	readonly id: string;
	readonly token: string;
	readonly key: RequesterKey;
}

const program = join(import.meta.dirname, "../../../server/testing/write-pairings.ts");

/** Makes a data directory with so many accounts and their paired apps. */
export async function makePairedApps(data: string, count: number): Promise<readonly StreamingApp[]> {
	const apps = Array.from({ length: count }, (_, index) => ({
		id: `app-${index}`,
		token: randomBytes(32).toString("base64url"),
		key: createRequesterKey(),
	}));
	mkdirSync(data, { recursive: true });
	const file = join(data, "pairings.json");
	writeFileSync(file, JSON.stringify(apps.map(({ id, token, key }) => ({ id, token, thumbprint: thumbprintOf(key) }))));
	const writer = startNode([program, data, file]);
	await writer.ended();
	return apps;
}

/** RFC 7638, section 3: the required members in alphabetical order. RFC 8037, section 2, for this kind of key. */
function thumbprintOf({ publicKey }: RequesterKey): string {
	const { kty, x } = publicKey;
	const canonical = JSON.stringify({ crv: "Ed25519", kty, x });
	return createHash("sha256").update(canonical).digest("base64url");
}
