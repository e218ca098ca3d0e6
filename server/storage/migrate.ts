import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import * as firstTables from "./migrations/0001-first-tables.ts";
import * as pairings from "./migrations/0002-pairings.ts";
import * as securityKeys from "./migrations/0003-security-keys.ts";
import type { Tables } from "./schema.ts";

/** In the order in which they run. A migration that was ever released is never changed. */
const migrations = {
	"0001-first-tables": firstTables,
	"0002-pairings": pairings,
	"0003-security-keys": securityKeys,
};

/** Brings the tables up to this version, all migrations or none. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
	const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
	const { error } = await migrator.migrateToLatest();
	if (error) throw error;
}
