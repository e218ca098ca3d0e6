import { expect, test } from "vitest";
import { openGround } from "../../testing/ground.ts";
import { lifetimes } from "../lifetimes.ts";
import { rotateKeys } from "./rotate-keys.ts";
import { openSigningKeys } from "./signing-keys.ts";

const named = (keys: Awaited<ReturnType<typeof openSigningKeys>>) => keys.map(({ alg, kid }) => `${alg} ${kid}`);

test("a server makes one key for each algorithm and keeps them", async () => {
	const { storage } = await openGround();
	const [first, again] = await Promise.all([openSigningKeys(storage), openSigningKeys(storage)]);
	expect(first.map(({ alg }) => alg).toSorted()).toEqual(["ES256", "RS256"]);
	expect(first.find(({ alg }) => alg === "RS256")?.n).toHaveLength(342);
	expect(named(again).toSorted()).toEqual(named(first).toSorted());
	expect(named(await openSigningKeys(storage))).toEqual(named(first));
});

test("after a rotation new keys come first, and the old ones stay until nothing they signed is good", async () => {
	const { storage, pass } = await openGround();
	const old = named(await openSigningKeys(storage));
	pass(1000);
	await rotateKeys(storage);
	const both = named(await openSigningKeys(storage));
	expect(both).toHaveLength(4);
	expect(both.slice(2).toSorted()).toEqual(old.toSorted());
	pass(lifetimes.retiredKey * 1000 - 1);
	expect(await openSigningKeys(storage)).toHaveLength(4);
	pass(1);
	expect(named(await openSigningKeys(storage))).toEqual(both.slice(0, 2));
	await rotateKeys(storage);
	const rows = await storage.db.selectFrom("oidc_key").select("id").execute();
	for (const name of old) expect(rows.map(({ id }) => id)).not.toContain(name.split(" ")[1]);
});
