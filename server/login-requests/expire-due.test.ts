import { expect, test } from "vitest";
import { openGround } from "../testing/ground.ts";
import { storedState } from "./current-state.ts";
import { expireDue } from "./expire-due.ts";

test("ends what is due, tells its streams, and says when the next one is", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const first = await ground.ask("alice");
	ground.pass(60_000);
	const second = await ground.ask("alice");
	const told: object[] = [];
	ground.hub.subscribe(`account:${alice.account.id}`, ({ name, body }) => told.push({ name, ...body }));
	ground.pass(120_000);
	expect(await expireDue(ground.storage, ground.hub)).toBe(Date.parse(second.expiresAt));
	expect(told).toEqual([{ name: "login-settled", id: first.id, state: "expired" }]);
	expect(await storedState(ground.storage.db, second.id)).toBe("pending");
});

test("a clock that was set back expires nothing early and nothing twice", async () => {
	const ground = await openGround();
	await ground.join("alice");
	const { id } = await ground.ask("alice");
	ground.pass(-3_600_000);
	expect(await expireDue(ground.storage, ground.hub)).toBeTypeOf("number");
	expect(await storedState(ground.storage.db, id)).toBe("pending");
	ground.pass(3_600_000 + 180_000);
	expect(await expireDue(ground.storage, ground.hub)).toBeUndefined();
	ground.pass(-3_600_000);
	await expireDue(ground.storage, ground.hub);
	expect(await storedState(ground.storage.db, id)).toBe("expired");
});

test("what ended without a decision is forgotten at the same time, whether or not its account exists", async () => {
	const ground = await openGround();
	await ground.join("alice");
	for (const account of ["alice", "nobody"]) for (let count = 0; count < 2; count++) await ground.ask(account);
	const left = async () => (await ground.storage.db.selectFrom("login_request").select("account").execute()).length;
	const day = 24 * 3_600_000;
	ground.pass(180_000);
	await expireDue(ground.storage, ground.hub);
	expect(await left()).toBe(4);
	ground.pass(day + 1);
	await expireDue(ground.storage, ground.hub);
	expect(await left()).toBe(2);
	ground.pass(6 * day);
	await expireDue(ground.storage, ground.hub);
	expect(await left()).toBe(0);
});
