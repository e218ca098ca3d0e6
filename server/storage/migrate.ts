import { type Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import * as firstTables from "./migrations/0001-first-tables.ts";
import * as pairings from "./migrations/0002-pairings.ts";
import * as securityKeys from "./migrations/0003-security-keys.ts";
import * as oidc from "./migrations/0004-oidc.ts";
import * as matchCodePolicy from "./migrations/0005-match-code-policy.ts";
import * as clientsAndGroups from "./migrations/0006-clients-and-groups.ts";
import * as hosts from "./migrations/0007-hosts.ts";
import * as vpnJoins from "./migrations/0008-vpn-joins.ts";
import * as cibaPing from "./migrations/0009-ciba-ping.ts";
import * as sparseRecordIndexes from "./migrations/0010-sparse-record-indexes.ts";
import * as waitingLogins from "./migrations/0011-waiting-logins.ts";
import * as fewerRecordIndexes from "./migrations/0012-fewer-record-indexes.ts";
import type { Tables } from "./schema.ts";

/** In the order in which they run. A migration that was ever released is never changed. */
const migrations = {
	"0001-first-tables": firstTables,
	"0002-pairings": pairings,
	"0003-security-keys": securityKeys,
	"0004-oidc": oidc,
	"0005-match-code-policy": matchCodePolicy,
	"0006-clients-and-groups": clientsAndGroups,
	"0007-hosts": hosts,
	"0008-vpn-joins": vpnJoins,
	"0009-ciba-ping": cibaPing,
	"0010-sparse-record-indexes": sparseRecordIndexes,
	"0011-waiting-logins": waitingLogins,
	"0012-fewer-record-indexes": fewerRecordIndexes,
};

/** The newest migration that this program knows. */
export const newestKnown: string = Object.keys(migrations).at(-1) ?? "";

/** Brings the tables up to this version, all migrations or none. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
	const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
	const { error } = await migrator.migrateToLatest();
	if (error) throw error;
}

/** How far a database's tables are, beside what this program knows. */
export interface SchemaState {
	/** The migration that ran last. */
	readonly version: string;
	readonly standing: "current" | "older" | "newer";
}

/** @returns `undefined` where no Countersign ever made tables */
export async function readSchemaState(db: Kysely<Tables>): Promise<SchemaState | undefined> {
	const { rows: tables } = await sql`SELECT 1 FROM sqlite_schema WHERE name = 'kysely_migration'`.execute(db);
	if (tables.length === 0) return undefined;
	const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(db);
	const version = rows.at(-1)?.name;
	if (version === undefined) return undefined;
	if (rows.some(({ name }) => !Object.hasOwn(migrations, name))) return { version, standing: "newer" };
	return { version, standing: version === newestKnown ? "current" : "older" };
}
