import { expect, test } from "vitest";
import { denyLoginRequest } from "../login-requests/deny.ts";
import { openGround } from "../testing/ground.ts";
import { noticeQueue } from "./queue-notice.ts";
import { queueUnanswered } from "./queue-unanswered.ts";

async function watched() {
	const ground = await openGround();
	const { storage } = ground;
	const alice = await ground.join("alice");
	await storage.db.updateTable("account").set({ email: "alice@example.org" }).execute();
	const queue = noticeQueue({
		ways: ["webhook", "mail"],
		origin: "https://o",
		clock: storage.clock,
		wake: () => {},
	});
	const sweep = () => queueUnanswered(storage, queue);
	const told = async () => {
		const rows = await storage.db.selectFrom("delivery").select(["by", "body_json"]).execute();
		return rows.filter(({ by }) => by === "webhook").map(({ body_json }) => JSON.parse(body_json).data.requestId);
	};
	return { ...ground, alice, sweep, told };
}

test("a login that nobody answers is told of after a minute, once, by each way", async () => {
	const { storage, ask, pass, sweep, told } = await watched();
	const { id } = await ask("alice", { kind: "ssh", target: "server01" });
	expect(await sweep()).toBe(storage.clock() + 60_000);
	pass(59_999);
	await sweep();
	expect(await told()).toEqual([]);
	pass(1);
	expect(await sweep()).toBeUndefined();
	pass(60_000);
	await sweep();
	expect(await told()).toEqual([id]);
	expect(await storage.db.selectFrom("delivery").select("id").execute()).toHaveLength(2);
});

test("two who look at once tell of it once", async () => {
	const { ask, pass, sweep, told } = await watched();
	const { id } = await ask("alice");
	pass(60_000);
	await Promise.all([sweep(), sweep()]);
	expect(await told()).toEqual([id]);
});

test("what was answered, ran out, is quiet or is nobody's is not told of", async () => {
	const ground = await watched();
	const { storage, alice, ask, pass, sweep, told } = ground;
	const denied = await ask("alice");
	await denyLoginRequest(ground, alice, denied.id);
	await ask("nobody");
	const quiet = await ask("alice");
	await storage.db.updateTable("login_request").set({ announced: 0 }).where("id", "=", quiet.id).execute();
	pass(60_000);
	await sweep();
	await ask("alice");
	pass(180_000);
	await sweep();
	expect(await told()).toEqual([]);
});
