import type { ChangeGroup, Group } from "../../../contract/group.ts";
import { Problem } from "../../../contract/problem.ts";
import { appendEntry } from "../../audit/append-entry.ts";
import type { Storage } from "../../storage/storage.ts";
import { type Administrating, requireAdministrating } from "../administrators.ts";
import { findGroup } from "./list-groups.ts";
import { isRole, makeGroups } from "./make-groups.ts";
import { belongTo, groupsOfAccount, namedAccounts } from "./memberships.ts";

/** Makes a group without members. @throws Problem `name-taken`, also by a role; `forbidden` */
export function createGroup(storage: Storage, name: string, administrating: Administrating): Promise<Group> {
	return storage.write(async (trx) => {
		const by = await requireAdministrating(trx, administrating);
		const made = await makeGroups(trx, [name], { now: storage.clock(), by });
		if (!made) throw new Problem("name-taken");
		return findGroup(trx, name);
	});
}

/**
 * Puts accounts into a group, and takes others out of it.
 * @throws Problem `not-found` for a group or account that is not there, and for a role's group; `forbidden`
 */
export function changeGroup(
	storage: Storage,
	name: string,
	{ add = [], remove = [] }: ChangeGroup,
	administrating: Administrating,
): Promise<Group> {
	return storage.write(async (trx) => {
		const doing = { now: storage.clock(), by: await requireAdministrating(trx, administrating) };
		const group = await findGroup(trx, name);
		if (group.role) throw new Problem("not-found");
		for (const account of await namedAccounts(trx, remove)) {
			const groups = (await groupsOfAccount(trx, account.id)).filter((other) => other !== name);
			await belongTo(trx, account, groups, doing);
		}
		for (const account of await namedAccounts(trx, add))
			await belongTo(trx, account, [...(await groupsOfAccount(trx, account.id)), name], doing);
		return findGroup(trx, name);
	});
}

/**
 * Removes a group. One that a client lets in stays: without it, that client would let everybody in.
 * @throws Problem `not-found`, also for a role's group; `group-in-use`, `forbidden`
 */
export function removeGroup(storage: Storage, name: string, administrating: Administrating): Promise<void> {
	return storage.write(async (trx) => {
		const now = storage.clock();
		const by = await requireAdministrating(trx, administrating);
		const { clients, members } = await findGroup(trx, name);
		if (isRole(name)) throw new Problem("not-found");
		if (clients.length > 0) throw new Problem("group-in-use", { clients });
		await trx.deleteFrom("account_group").where("name", "=", name).execute();
		await trx.deleteFrom("user_group").where("name", "=", name).execute();
		const personal = { group: name, members: members.join(", ") || "none", ...by };
		await appendEntry(trx, { action: "group-removed", at: now, personal });
	});
}
