import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { Receipt } from "../../contract/receipt.ts";

const json = z.string().transform((text): unknown => JSON.parse(text));

const LoginRow = z.object({
	id: z.string(),
	account: z.string(),
	state: z.string(),
	key_thumbprint: z.string(),
	created_at: z.number(),
	expires_at: z.number(),
	settled_at: z.number().nullable(),
	collected_at: z.number().nullable(),
	receipt_json: json.pipe(Receipt).nullable(),
	claims_json: json.pipe(z.object({ jti: z.string(), cnf: z.object({ jkt: z.string() }) })).nullable(),
});
export type LoginRow = z.infer<typeof LoginRow>;

const EntryRow = z.object({ seq: z.number(), at: z.number(), action: z.string(), request_id: z.string().nullable() });
export type EntryRow = z.infer<typeof EntryRow>;

/** What a server left on disk. */
export interface Remains {
	readonly logins: ReadonlyMap<string, LoginRow>;
	/** The audit entries of each login, in their order. */
	readonly entries: ReadonlyMap<string, readonly EntryRow[]>;
	/** A copy of the data directory that nobody else writes. */
	readonly directory: string;
	remove(): Promise<void>;
}

/** Copies what a server that is dead left behind, and reads the copy with nothing of the server's own. */
export async function readRemains(data: string): Promise<Remains> {
	const directory = await mkdtemp(join(tmpdir(), "countersign-remains-"));
	for (const name of ["countersign.db", "countersign.db-wal"]) await cp(join(data, name), join(directory, name));
	const database = new DatabaseSync(join(directory, "countersign.db"));
	try {
		const logins = z.array(LoginRow).parse(database.prepare("SELECT * FROM login_request").all());
		const entries = z.array(EntryRow).parse(database.prepare("SELECT * FROM audit_entry ORDER BY seq").all());
		return {
			logins: new Map(logins.map((row) => [row.id, row])),
			entries: Map.groupBy(entries, ({ request_id }) => request_id ?? ""),
			directory,
			remove: () => rm(directory, { recursive: true, force: true }),
		};
	} finally {
		database.close();
	}
}
