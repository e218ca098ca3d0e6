import { Migrator } from "kysely/migration";
import { expect, onTestFinished, test } from "vitest";
import { migrate } from "./migrate.ts";
import * as firstTables from "./migrations/0001-first-tables.ts";
import * as pairings from "./migrations/0002-pairings.ts";
import * as securityKeys from "./migrations/0003-security-keys.ts";
import * as oidc from "./migrations/0004-oidc.ts";
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

test("whatever was named as a group is one, addresses are as unconfirmed as they were, and clients as they were set", async () => {
	const { db } = openSqlite(":memory:", () => 1);
	onTestFinished(() => db.destroy());
	const earlier = {
		"0001-first-tables": firstTables,
		"0002-pairings": pairings,
		"0003-security-keys": securityKeys,
		"0004-oidc": oidc,
	};
	const migrator = new Migrator({ db, provider: { getMigrations: async () => earlier } });
	expect((await migrator.migrateToLatest()).error).toBeUndefined();
	const alice = { id: "0a", name: "alice", roles_json: "[]", created_at: 1, email: "alice@example.org" };
	await db.insertInto("account").values(alice).execute();
	await db.insertInto("account_group").values({ user_id: "0a", name: "crew" }).execute();
	const client = { id: "c", name: "VPN", preset: "headscale", redirect_uris_json: "[]", created_at: 1 } as const;
	const rest = { allowed_groups_json: '["staff","crew","admin"]', device_flow: 0, ciba: 0 } as const;
	await db
		.insertInto("oidc_client")
		.values({ ...client, ...rest })
		.execute();
	await migrate(db);
	const groups = await db.selectFrom("user_group").select("name").orderBy("name").execute();
	expect(groups.map(({ name }) => name)).toEqual(["crew", "staff"]);
	const account = db.selectFrom("account").select(["email", "email_verified"]);
	expect(await account.execute()).toEqual([{ email: "alice@example.org", email_verified: 0 }]);
	expect(await db.selectFrom("oidc_client").selectAll().executeTakeFirst()).toMatchObject({
		...rest,
		post_logout_redirect_uris_json: "[]",
	});
});
