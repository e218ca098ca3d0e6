import { expect, test } from "vitest";
import { type Ground, openGround, type Person } from "../testing/ground.ts";
import { changeAccount } from "./change-account.ts";
import { managedAccounts } from "./managed-accounts.ts";
import { removeAccount } from "./remove-account.ts";

const ways = {
	"by its role": (ground: Ground, by: Person, name: string) => changeAccount(ground, by, name, { roles: [] }),
	"by being disabled": (ground: Ground, by: Person, name: string) =>
		changeAccount(ground, by, name, { disabled: true }),
	"by removal": (ground: Ground, by: Person, name: string) => removeAccount(ground, by, name),
};
const each = Object.entries(ways);

async function administrators({ storage }: Ground): Promise<string[]> {
	const accounts = await managedAccounts(storage.db);
	return accounts.filter(({ roles, disabled }) => roles.includes("admin") && !disabled).map(({ name }) => name);
}

test.each(each)("the last administrator does not go %s", async (_, way) => {
	const ground = await openGround();
	const root = await ground.join("root", ["admin"]);
	await ground.join("alice");
	await expect(way(ground, root, "root")).rejects.toMatchObject({ code: "last-administrator" });
	expect(await administrators(ground)).toEqual(["root"]);
	expect(await ground.storage.db.selectFrom("webauthn_credential").select("id").execute()).toHaveLength(2);
});

test.each(each)("a disabled administrator counts for nothing when another would go %s", async (_, way) => {
	const ground = await openGround();
	const root = await ground.join("root", ["admin"]);
	await ground.join("alice", ["admin"]);
	await changeAccount(ground, root, "alice", { disabled: true });
	await expect(way(ground, root, "root")).rejects.toMatchObject({ code: "last-administrator" });
});

test.each(each.flatMap(([one, first]) => each.map(([other, second]) => [one, other, first, second] as const)))(
	"of two administrators who take each other's place at once, %s and %s, one stays",
	async (_, __, first, second) => {
		const ground = await openGround();
		const root = await ground.join("root", ["admin"]);
		const alice = await ground.join("alice", ["admin"]);
		const ends = await Promise.allSettled([first(ground, root, "alice"), second(ground, alice, "root")]);
		expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
		expect(ends[1]).toMatchObject({ reason: { code: "forbidden" } });
		expect(await administrators(ground)).toEqual(["root"]);
	},
);

test("two administrators who both step back at once leave one", async () => {
	const ground = await openGround();
	const [root, alice] = [await ground.join("root", ["admin"]), await ground.join("alice", ["admin"])];
	const ends = await Promise.allSettled([
		changeAccount(ground, root, "root", { roles: [] }),
		removeAccount(ground, alice, "alice"),
	]);
	expect(ends[1]).toMatchObject({ status: "rejected", reason: { code: "last-administrator" } });
	expect(await administrators(ground)).toEqual(["alice"]);
});
