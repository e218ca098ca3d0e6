import { readFile } from "node:fs/promises";
import { openDataDirectory } from "../data-directory.ts";
import { hashOf } from "../secret.ts";

/*
 * A program that gives a data directory many accounts, each an administrator's, and each with a paired app of its own,
 * as if they had been paired long ago: more than could be paired one by one while somebody waits.
 */
const [, , directory = "", file = ""] = process.argv;
const pairings: readonly { id: string; token: string; thumbprint: string }[] = JSON.parse(await readFile(file, "utf8"));

const storage = await openDataDirectory(directory);
const accounts = pairings.map(({ id }) => ({ id: `0${id}`, name: id, roles_json: '["admin"]', created_at: 0 }));
const rows = pairings.map(({ id, token, thumbprint }) => ({
	id,
	user_id: `0${id}`,
	name: "Laptop",
	token_hash: hashOf(token),
	key_thumbprint: thumbprint,
	created_at: 0,
}));
// A statement takes some thirty thousand values.
const atOnce = 1000;
await storage.write(async (trx) => {
	for (let from = 0; from < pairings.length; from += atOnce) {
		await trx
			.insertInto("account")
			.values(accounts.slice(from, from + atOnce))
			.execute();
		await trx
			.insertInto("pairing")
			.values(rows.slice(from, from + atOnce))
			.execute();
	}
});
await storage.close();
