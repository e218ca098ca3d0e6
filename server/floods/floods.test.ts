import { expect, test } from "vitest";
import { approveLoginRequest } from "../login-requests/approve.ts";
import { createLoginRequest } from "../login-requests/create.ts";
import { denyLoginRequest } from "../login-requests/deny.ts";
import { expireDue } from "../login-requests/expire-due.ts";
import { settle } from "../login-requests/settle.ts";
import { newSecret } from "../secret.ts";
import { openGround } from "../testing/ground.ts";
import { reportLoginRequest } from "./report.ts";

type Ground = Awaited<ReturnType<typeof openGround>>;

const minutes = (count: number) => count * 60_000;

async function announced({ storage }: Ground, { id }: { id: string }): Promise<boolean> {
	const row = await storage.db
		.selectFrom("login_request")
		.select("announced")
		.where("id", "=", id)
		.executeTakeFirstOrThrow();
	return row.announced === 1;
}

const run = (command: string, target: string) => ({ kind: "run", command, target }) as const;

test("a duplicate stays a request of its own, approvable and not announced", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const first = await ground.ask("alice", { kind: "ssh", target: "server01" });
	const again = await ground.ask("alice", { kind: "ssh", target: "server01" });
	const elsewhere = await ground.ask("alice", { kind: "ssh", target: "server02" });
	expect(await announced(ground, first)).toBe(true);
	expect(await announced(ground, again)).toBe(false);
	expect(await announced(ground, elsewhere)).toBe(true);
	const signed = await ground.sign(alice, again.id, again.matchCode);
	expect(await approveLoginRequest(ground, alice, again.id, signed)).toHaveProperty("signature");
});

test("of one source three are announced at once, and the next when one of them has ended", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const made = [];
	for (let count = 0; count < 5; count++) made.push(await ground.ask("alice", run("make", `t${count}`)));
	expect(await Promise.all(made.map((each) => announced(ground, each)))).toEqual([true, true, true, false, false]);
	for (const { id } of made.slice(0, 3)) await denyLoginRequest(ground, alice, id);
	expect(await announced(ground, await ground.ask("alice", run("make", "t9")))).toBe(true);
});

test("asking and withdrawing again and again interrupts no more often", async () => {
	const ground = await openGround();
	await ground.join("alice");
	const { storage, hub } = ground;
	let count = 0;
	for (let round = 0; round < 12; round++) {
		const made = await ground.ask("alice");
		if (await announced(ground, made)) count++;
		await storage.write((trx, afterCommit) =>
			settle(trx, afterCommit, hub, { id: made.id, verb: "cancel", now: storage.clock() }),
		);
	}
	expect(count).toBe(3);
	ground.pass(minutes(3));
	expect(await announced(ground, await ground.ask("alice"))).toBe(true);
});

test("a flood from many sources is announced up to twenty, and hides no login of a source that was approved lately", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const home = "198.51.100.7";
	const { id, matchCode } = await ground.ask("alice", {}, home);
	await approveLoginRequest(ground, alice, id, await ground.sign(alice, id, matchCode));
	ground.pass(minutes(60));
	let count = 0;
	for (let source = 1; source <= 60; source++)
		if (await announced(ground, await ground.ask("alice", {}, `203.0.113.${source}`))) count++;
	expect(count).toBe(20);
	expect(await announced(ground, await ground.ask("alice", {}, home))).toBe(true);
	expect(await announced(ground, await ground.ask("alice", {}, "192.0.2.1"))).toBe(false);
	const { total } = await ground.storage.db
		.selectFrom("login_request")
		.select((expression) => expression.fn.countAll<number>().as("total"))
		.where("state", "=", "pending")
		.executeTakeFirstOrThrow();
	expect(total).toBe(62);
});

test("one source that asks without end hides nothing from anybody else", async () => {
	const ground = await openGround();
	await ground.join("alice");
	for (let count = 0; count < 40; count++) await ground.ask("alice", run("make", `t${count}`));
	expect(await announced(ground, await ground.ask("alice", {}, "192.0.2.1"))).toBe(true);
});

test("addresses of one IPv6 network are one source", async () => {
	const ground = await openGround();
	await ground.join("alice");
	const made = [];
	for (let host = 1; host <= 4; host++)
		made.push(await ground.ask("alice", run("make", `t${host}`), `2001:db8:1:2::${host}`));
	expect(await Promise.all(made.map((each) => announced(ground, each)))).toEqual([true, true, true, false]);
});

test("at the global cap the fullest source waits, and others still get through", async () => {
	const ground = { ...(await openGround()), cap: 6 };
	await ground.join("alice");
	for (let count = 0; count < 5; count++) await ground.ask("alice", {}, "203.0.113.1");
	await ground.ask("alice", {}, "203.0.113.2");
	const ask = (address: string) =>
		createLoginRequest(ground, { account: "alice", kind: "login", publicKey: publicKey() }, address);
	await expect(ask("203.0.113.1")).rejects.toMatchObject({ code: "too-many-attempts" });
	await ask("203.0.113.2");
	await ask("203.0.113.3");
});

function publicKey() {
	return { kty: "OKP", crv: "Ed25519", x: newSecret() } as const;
}

test("a report quiets its source for this account: fifteen minutes, then thirty, up to a day", async () => {
	const ground = await openGround();
	const [alice] = [await ground.join("alice"), await ground.join("bob")];
	const start = ground.storage.clock();
	const report = async () => {
		const { id } = await ground.ask("alice");
		return ((await denyLoginRequest(ground, alice, id, true)) ?? 0) - ground.storage.clock();
	};
	expect(await report()).toBe(minutes(15));
	expect(await announced(ground, await ground.ask("alice"))).toBe(false);
	expect(await announced(ground, await ground.ask("alice", {}, "192.0.2.1"))).toBe(true);
	expect(await announced(ground, await ground.ask("bob"))).toBe(true);
	for (const long of [30, 60, 120, 240, 480, 960, 1440, 1440]) expect(await report()).toBe(minutes(long));
	ground.pass(minutes(1440));
	await expireDue(ground.storage, ground.hub);
	expect(await announced(ground, await ground.ask("alice"))).toBe(true);
	expect(ground.storage.clock() - start).toBe(minutes(1440));
});

test("the requester can not tell a quieted answer from another", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const before = await ground.ask("alice");
	await denyLoginRequest(ground, alice, before.id, true);
	const quiet = await ground.ask("alice");
	expect(Object.keys(quiet)).toEqual(Object.keys(before));
	expect(quiet.matchCode).toMatch(/^\d\d$/);
});

test("what ended without an approval can be reported for a day, once", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { id } = await ground.ask("alice");
	await expect(reportLoginRequest(ground, alice, id)).rejects.toMatchObject({ code: "not-reportable" });
	ground.pass(minutes(3));
	await expireDue(ground.storage, ground.hub);
	const until = await reportLoginRequest(ground, alice, id);
	expect(until).toBe(ground.storage.clock() + minutes(15));
	expect(await reportLoginRequest(ground, alice, id)).toBe(until);
	const late = await ground.ask("alice", {}, "192.0.2.1");
	ground.pass(minutes(3));
	await expireDue(ground.storage, ground.hub);
	ground.pass(minutes(24 * 60));
	await expect(reportLoginRequest(ground, alice, late.id)).rejects.toMatchObject({ code: "not-reportable" });
});

test("an approved login can not be reported, and somebody else's is not there", async () => {
	const ground = await openGround();
	const [alice, carol] = [await ground.join("alice"), await ground.join("carol", ["admin"])];
	const { id, matchCode } = await ground.ask("alice");
	await expect(denyLoginRequest(ground, carol, id, true)).rejects.toMatchObject({ code: "forbidden" });
	await approveLoginRequest(ground, alice, id, await ground.sign(alice, id, matchCode));
	await expect(reportLoginRequest(ground, alice, id)).rejects.toMatchObject({ code: "not-reportable" });
	await expect(reportLoginRequest(ground, carol, id)).rejects.toMatchObject({ code: "not-found" });
});

test("the ceremony page denies its request and reports nothing", async () => {
	const ground = await openGround();
	const { account, expiresAt } = await ground.join("alice");
	const { id } = await ground.ask("alice");
	const page = { account, expiresAt, requestId: id };
	await expect(denyLoginRequest(ground, page, id, true)).rejects.toMatchObject({ code: "forbidden" });
	await denyLoginRequest(ground, page, id);
});
