import { type Kysely, sql } from "kysely";
import { verifyChain } from "../audit/verify-chain.ts";
import { newestKnown, readSchemaState } from "../storage/migrate.ts";
import { NewerSchema } from "../storage/newer-schema.ts";
import type { Tables } from "../storage/schema.ts";
import { openAside } from "../storage/sqlite.ts";
import { BackupRefused } from "./backup-refused.ts";

/** What a backup says of itself. */
export interface BackupFacts {
	/** When it was taken, milliseconds since 1970; unknown of a database file that was copied by other means. */
	readonly takenAt: number | undefined;
	/** The public origin of the server that it was taken from. */
	readonly origin: string | undefined;
	/** The migration that ran last. */
	readonly schema: string;
	readonly accounts: number;
	/** The audit chain's head, or the first entry that does not fit. */
	readonly audit: { head: string } | { brokenAt: number };
}

/**
 * Reads a backup through: each page of it, whether its tables are ours and known, and its audit chain.
 * @throws BackupRefused
 */
export async function inspectBackup(file: string): Promise<BackupFacts> {
	const db = openBackup(file);
	try {
		await refuseDamaged(db);
		const schema = await readSchemaState(db);
		if (!schema) throw new BackupRefused("is a database, but none of Countersign.");
		if (schema.standing === "newer")
			throw new BackupRefused(`can not be used: ${new NewerSchema(schema.version, newestKnown).message}.`);
		const verdict = await verifyChain(db);
		return {
			takenAt: numberOf(await readValue(db, "backup-taken-at")),
			origin: await readValue(db, "origin"),
			schema: schema.version,
			accounts: await countAccounts(db),
			audit: verdict.whole ? { head: verdict.head } : { brokenAt: verdict.brokenAt },
		};
	} catch (cause) {
		throw refusal(cause);
	} finally {
		await db.destroy();
	}
}

function openBackup(file: string): Kysely<Tables> {
	try {
		return openAside(file);
	} catch (cause) {
		throw refusal(cause);
	}
}

async function refuseDamaged(db: Kysely<Tables>): Promise<void> {
	const { rows } = await sql<{ integrity_check: string }>`PRAGMA integrity_check(1)`.execute(db);
	if (rows[0]?.integrity_check !== "ok") throw new BackupRefused("is damaged.");
}

/** SQLite's result codes: https://sqlite.org/rescode.html (5 busy, 11 corrupt, 26 no database). */
function refusal(cause: unknown): unknown {
	const { errcode } = Object(cause) as { errcode?: number };
	if (errcode === 5) return new BackupRefused("is in use by another process.", { cause });
	if (errcode === 26) return new BackupRefused("is no database.", { cause });
	if (errcode !== undefined && (errcode & 0xff) === 11) return new BackupRefused("is damaged.", { cause });
	return cause;
}

async function readValue(db: Kysely<Tables>, name: string): Promise<string | undefined> {
	const row = await db.selectFrom("server_value").select("value").where("name", "=", name).executeTakeFirst();
	return row?.value;
}

function numberOf(text: string | undefined): number | undefined {
	return text === undefined ? undefined : Number(text);
}

async function countAccounts(db: Kysely<Tables>): Promise<number> {
	const { count } = await db
		.selectFrom("account")
		.select((expression) => expression.fn.countAll<number>().as("count"))
		.where("removed_at", "is", null)
		.executeTakeFirstOrThrow();
	return count;
}
