import type { AddedHost, NewHost } from "../../contract/host.ts";
import { Problem } from "../../contract/problem.ts";
import { requireAdministrator } from "../accounts/administrators.ts";
import { appendEntry } from "../audit/append-entry.ts";
import { instant } from "../instant.ts";
import { hashOf, newId, newSecret } from "../secret.ts";
import type { Transaction } from "../storage/group-commit.ts";
import type { Storage } from "../storage/storage.ts";

/** Milliseconds in which a code can be used: enough to walk over to the host. */
const codeLifetime = 3_600_000;

/**
 * Adds a host and makes the code that enrols it. One that is not enrolled yet gets a new code, and its old one ends.
 * @param by the administrator who asks; absent where it is asked for on the server's own machine
 * @throws Problem `name-taken` where a host of that name is enrolled, or a client of OpenID Connect has it
 */
export function addHost(storage: Storage, { name }: NewHost, by?: { id: string; name: string }): Promise<AddedHost> {
	return storage.write(async (trx) => {
		if (by) await requireAdministrator(trx, by.id);
		const now = storage.clock();
		const [code, expiresAt] = [newSecret(), now + codeLifetime];
		const fresh = { code_hash: hashOf(code), code_expires_at: expiresAt };
		const { id } = (await renew(trx, name, fresh)) ?? (await insert(trx, name, { ...fresh, created_at: now }));
		await appendEntry(trx, { action: "host-added", at: now, accountId: by?.id, personal: { name, by: by?.name } });
		return { id, name, code, expiresAt: instant(expiresAt) };
	});
}

interface FreshCode {
	code_hash: string;
	code_expires_at: number;
}

function renew(trx: Transaction, name: string, fresh: FreshCode): Promise<{ id: string } | undefined> {
	return trx
		.updateTable("host")
		.set(fresh)
		.where("name", "=", name)
		.where("enrolled_at", "is", null)
		.returning("id")
		.executeTakeFirst();
}

async function insert(
	trx: Transaction,
	name: string,
	made: FreshCode & { created_at: number },
): Promise<{ id: string }> {
	// Approvers read both in the same place, and what they sign holds the name alone.
	const client = await trx.selectFrom("oidc_client").select("id").where("name", "=", name).executeTakeFirst();
	if (client) throw new Problem("name-taken");
	const host = await trx
		.insertInto("host")
		.values({ id: newId(), name, ...made })
		.onConflict((conflict) => conflict.column("name").doNothing())
		.returning("id")
		.executeTakeFirst();
	if (!host) throw new Problem("name-taken");
	return host;
}
