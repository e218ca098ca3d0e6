import { expect, test } from "vitest";
import { findOidcAccount } from "../oidc/provider/account-claims.ts";
import { openGround } from "../testing/ground.ts";
import { accountGroups } from "./account-groups.ts";

test("groups are set as a whole, told to clients with the roles, and each change is audited once", async () => {
	const { storage, join } = await openGround();
	const { account } = await join("alice", ["admin"]);
	expect(await accountGroups(storage, { name: "alice" })).toEqual([]);
	expect(await accountGroups(storage, { name: "alice", groups: ["staff", "crew", "staff"] })).toEqual([
		"crew",
		"staff",
	]);
	expect(await accountGroups(storage, { name: "alice", groups: ["staff", "crew"] })).toEqual(["crew", "staff"]);
	const told = await (await findOidcAccount(storage.db, account.id))?.claims("userinfo", "openid", {}, []);
	expect(told).toMatchObject({ groups: ["admin", "crew", "staff"] });
	expect(await accountGroups(storage, { name: "alice", groups: [] })).toEqual([]);
	const entries = await storage.db
		.selectFrom("audit_entry")
		.innerJoin("audit_personal", "audit_personal.seq", "audit_entry.seq")
		.select("fields_json")
		.where("action", "=", "account-changed")
		.orderBy("audit_entry.seq")
		.execute();
	expect(entries.map(({ fields_json }) => JSON.parse(fields_json).groups)).toEqual(["crew, staff", "none"]);
});

test("an account that is not there belongs to nothing", async () => {
	const { storage } = await openGround();
	await expect(accountGroups(storage, { name: "nobody", groups: ["staff"] })).rejects.toMatchObject({
		code: "not-found",
	});
});
