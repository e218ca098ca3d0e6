import { Migrator } from "kysely/migration";
import { expect, onTestFinished, test } from "vitest";
import { migrate } from "./migrate.ts";
import * as firstTables from "./migrations/0001-first-tables.ts";
import * as pairings from "./migrations/0002-pairings.ts";
import { openSqlite } from "./sqlite.ts";

test("what a server kept before security keys is there after its tables were brought up to date", async () => {
	const { db } = openSqlite(":memory:", () => 1);
	onTestFinished(() => db.destroy());
	const earlier = { "0001-first-tables": firstTables, "0002-pairings": pairings };
	const migrator = new Migrator({ db, provider: { getMigrations: async () => earlier } });
	expect((await migrator.migrateToLatest()).error).toBeUndefined();
	await db.insertInto("account").values({ id: "0a", name: "alice", roles_json: "[]", created_at: 1 }).execute();
	const passkey = {
		user_id: "0a",
		credential_id: "c",
		passkey: "{}",
		type: "public-key",
		aaguid: "a",
		name: "Phone",
		counter: 7,
		transports_json: "[]",
		backup_eligible: 0,
		backed_up: 0,
		created_at: 1,
	} as const;
	await db.insertInto("webauthn_credential").values(passkey).execute();
	await migrate(db);
	expect(await db.selectFrom("webauthn_credential").selectAll().executeTakeFirst()).toMatchObject({
		...passkey,
		attestation_format: null,
		attestation_object: null,
	});
	const proof = { token_hash: "p", user_id: "0a", held_by: "pairing 1", expires_at: 2 } as const;
	await db.insertInto("proof").values(proof).execute();
	expect(await db.selectFrom("proof").selectAll().execute()).toEqual([proof]);
});
