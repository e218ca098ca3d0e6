import { Role } from "../../../contract/account.ts";
import type { Group } from "../../../contract/group.ts";
import { Problem } from "../../../contract/problem.ts";
import { compareNames } from "../../compare-names.ts";
import type { Transaction } from "../../storage/group-commit.ts";

type Readable = Pick<Transaction, "selectFrom">;

/** Every group by name, and with them the roles, whose members are in the group of that name. */
export async function listGroups(db: Readable): Promise<Group[]> {
	const named = await db.selectFrom("user_group").select("name").execute();
	const members = await membersOf(db);
	const clients = await clientsOf(db);
	const names = new Set<string>([...Role.options, ...named.map(({ name }) => name)]);
	return [...names].toSorted().map((name) => ({
		name,
		role: Role.safeParse(name).success,
		members: [...new Set(members.get(name))].toSorted(),
		clients: (clients.get(name) ?? []).toSorted(compareNames),
	}));
}

/** @throws Problem `not-found` */
export async function findGroup(db: Readable, name: string): Promise<Group> {
	const group = (await listGroups(db)).find((one) => one.name === name);
	if (!group) throw new Problem("not-found");
	return group;
}

async function membersOf(db: Readable): Promise<Map<string, string[]>> {
	const members = new Map<string, string[]>();
	const accounts = db.selectFrom("account").where("removed_at", "is", null);
	for (const { name, roles_json } of await accounts.select(["name", "roles_json"]).execute())
		for (const role of Role.array().parse(JSON.parse(roles_json))) put(members, role, name);
	const memberships = accounts
		.innerJoin("account_group", "account_group.user_id", "account.id")
		.select(["account.name as member", "account_group.name as group"]);
	for (const { member, group } of await memberships.execute()) put(members, group, member);
	return members;
}

async function clientsOf(db: Readable): Promise<Map<string, string[]>> {
	const clients = new Map<string, string[]>();
	for (const row of await db.selectFrom("oidc_client").select(["name", "allowed_groups_json"]).execute()) {
		const groups: string[] = JSON.parse(row.allowed_groups_json);
		for (const group of groups) put(clients, group, row.name);
	}
	return clients;
}

function put(lists: Map<string, string[]>, key: string, value: string): void {
	lists.set(key, [...(lists.get(key) ?? []), value]);
}
