import { expect, test } from "vitest";
import { denyLoginRequest } from "../login-requests/deny.ts";
import { openGround } from "../testing/ground.ts";
import { verifyChain } from "./verify-chain.ts";

async function audited() {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { id } = await ground.ask("alice", { host: "build-7" });
	await denyLoginRequest(ground, alice, id);
	return ground;
}

test("every decision stands in the chain with what it was about", async () => {
	const { storage } = await audited();
	const rows = await storage.db
		.selectFrom("audit_entry")
		.innerJoin("audit_personal", "audit_personal.seq", "audit_entry.seq")
		.select(["action", "fields_json"])
		.orderBy("audit_entry.seq")
		.execute();
	expect(rows.map(({ action }) => action)).toEqual(["account-created", "passkey-added", "login-denied"]);
	expect(JSON.parse(rows[2]?.fields_json ?? "{}")).toMatchObject({
		account: "alice",
		host: "build-7",
		address: "203.0.113.24",
		settled_by: "alice",
	});
	expect(await verifyChain(storage.db)).toMatchObject({ whole: true, head: expect.stringMatching(/^3:[\w-]{43}$/) });
});

test("erasing personal fields leaves the chain whole", async () => {
	const { storage } = await audited();
	await storage.db.deleteFrom("audit_personal").execute();
	expect(await verifyChain(storage.db)).toMatchObject({ whole: true });
});

const attacks = {
	"an action changed": `UPDATE audit_entry SET action = 'login-approved' WHERE seq = 3`,
	"a time changed": `UPDATE audit_entry SET at = at + 1 WHERE seq = 2`,
	"an account changed": `UPDATE audit_entry SET account_id = 'x' WHERE seq = 2`,
	"a personal field changed": `UPDATE audit_personal SET fields_json = '{}' WHERE seq = 3`,
	"an entry removed": `DELETE FROM audit_entry WHERE seq = 2`,
	"the first entry removed": `DELETE FROM audit_entry WHERE seq = 1`,
	"two entries swapped": `UPDATE audit_entry SET seq = CASE seq WHEN 2 THEN -3 WHEN 3 THEN -2 ELSE seq END; UPDATE audit_entry SET seq = -seq WHERE seq < 0`,
};

test.each(Object.entries(attacks))("%s breaks it", async (_, attack) => {
	const { storage } = await audited();
	const { CompiledQuery } = await import("kysely");
	for (const statement of attack.split(";")) await storage.db.executeQuery(CompiledQuery.raw(statement));
	expect(await verifyChain(storage.db)).toMatchObject({ whole: false });
});

test("entries cut off at the end show by the head that was kept", async () => {
	const { storage } = await audited();
	const before = await verifyChain(storage.db);
	await storage.db.deleteFrom("audit_entry").where("seq", "=", 3).execute();
	const after = await verifyChain(storage.db);
	expect(after).toMatchObject({ whole: true });
	expect(after).not.toEqual(before);
});
