import { expect, test } from "vitest";
import { openGround } from "../testing/ground.ts";
import { createLoginRequest } from "./create.ts";
import { denyLoginRequest } from "./deny.ts";

test("the same key with the same body gets the same answer, with another body none", async () => {
	const ground = await openGround();
	await ground.join("alice");
	const { publicKey, ...first } = await ground.ask("alice", { host: "build-7" });
	const wish = { account: "alice", kind: "login", host: "build-7", publicKey } as const;
	expect(await createLoginRequest(ground, wish, "203.0.113.24")).toEqual(first);
	const changed = createLoginRequest(ground, { ...wish, host: "build-8" }, "203.0.113.24");
	await expect(changed).rejects.toMatchObject({ code: "key-in-use" });
});

test("an account that is there and one that is not are answered alike", async () => {
	const ground = await openGround();
	await ground.join("alice");
	const { publicKey: _, ...known } = await ground.ask("alice");
	const { publicKey: __, ...unknown } = await ground.ask("nobody");
	expect(Object.keys(unknown)).toEqual(Object.keys(known));
	expect(unknown.expiresAt).toBe(known.expiresAt);
	expect(unknown.waitToken).toHaveLength(known.waitToken.length);
});

test("the announced requests of an account show different digits as long as some are free", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const codes = new Set<string>();
	for (let count = 0; count < 100; count++) {
		const { id, matchCode } = await ground.ask("alice");
		codes.add(matchCode);
		// Those of the last ten minutes count like those that are pending.
		await denyLoginRequest(ground, alice, id);
	}
	expect(codes.size).toBe(100);
	expect((await ground.ask("alice")).matchCode).toMatch(/^\d\d$/);
});

test("the database keeps the wait token's hash only", async () => {
	const ground = await openGround();
	await ground.join("alice");
	const { id, waitToken } = await ground.ask("alice");
	const row = await ground.storage.db
		.selectFrom("login_request")
		.selectAll()
		.where("id", "=", id)
		.executeTakeFirstOrThrow();
	expect(JSON.stringify(row)).not.toContain(waitToken);
});
