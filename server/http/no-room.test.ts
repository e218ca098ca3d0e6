import { sql } from "kysely";
import { expect, test } from "vitest";
import { openPairings } from "../pairings/pairings.ts";
import { hashOf } from "../secret.ts";
import { askOverApi } from "../testing/ask-over-api.ts";
import { openGround } from "../testing/ground.ts";
import { serve } from "../testing/served.ts";

test("what can not be written is answered with a code of its own, while who waits goes on waiting", async () => {
	const { address, origin, storage } = await serve();
	const wait = await (await askOverApi({ address, origin })).outcome();
	await sql`PRAGMA query_only = ON`.execute(storage.db);
	const answer = await fetch(`${address}/api/users/-/passkeys/login_start`, {
		method: "POST",
		headers: { "content-type": "application/json", origin },
		body: '{"purpose":"session"}',
	});
	expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
	expect(await answer.json()).toEqual({
		type: "about:blank",
		title: "The server can not write to its disk, so nothing was decided or changed.",
		status: 507,
		code: "storage-read-only",
	});
	const waiting = await wait(0);
	expect([waiting.status, await waiting.json()]).toEqual([202, { state: "pending" }]);
});

test("a paired app is known even where its use can not be noted", async () => {
	const ground = await openGround();
	const { account, pairingId } = await ground.pair(await ground.join("alice"));
	const { db } = ground.storage;
	await db
		.updateTable("pairing")
		.set({ token_hash: hashOf("token") })
		.execute();
	await sql`PRAGMA query_only = ON`.execute(db);
	const found = await openPairings(ground.storage).find("token", "k", "203.0.113.24");
	expect(found).toMatchObject({ account: { id: account.id }, pairingId });
});
