import { Problem } from "../../../contract/problem.ts";
import type { Transaction } from "../../storage/group-commit.ts";

/**
 * Sees that a name is nobody's: approvers read clients and hosts in the same place, and what they sign holds the name
 * alone.
 * @throws Problem `name-taken`
 */
export async function requireFreeName(trx: Transaction, name: string): Promise<void> {
	const client = trx.selectFrom("oidc_client").select("id").where("name", "=", name);
	const host = trx.selectFrom("host").select("id").where("name", "=", name);
	if ((await client.executeTakeFirst()) ?? (await host.executeTakeFirst())) throw new Problem("name-taken");
}
