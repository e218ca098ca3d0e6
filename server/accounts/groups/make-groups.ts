import { Role } from "../../../contract/account.ts";
import { appendEntry } from "../../audit/append-entry.ts";
import type { Transaction } from "../../storage/group-commit.ts";

/** A role counts as a group of its name, and so no group can be made of it. */
export function isRole(name: string): boolean {
	return Role.safeParse(name).success;
}

/** When something is done, and who does it where that is known. */
export interface Doing {
	readonly now: number;
	readonly by: { readonly by?: string };
}

/** Makes those groups that are not there yet. @returns whether any was made */
export async function makeGroups(trx: Transaction, names: readonly string[], { now, by }: Doing): Promise<boolean> {
	let made = false;
	for (const name of new Set(names)) {
		if (isRole(name)) continue;
		const row = await trx
			.insertInto("user_group")
			.values({ name, created_at: now })
			.onConflict((conflict) => conflict.column("name").doNothing())
			.returning("name")
			.executeTakeFirst();
		if (!row) continue;
		made = true;
		await appendEntry(trx, { action: "group-added", at: now, personal: { group: name, ...by } });
	}
	return made;
}
