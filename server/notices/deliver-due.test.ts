import { expect, test } from "vitest";
import { openGround } from "../testing/ground.ts";
import { deliverDue, type Send } from "./deliver-due.ts";
import { DeliveryTrouble } from "./delivery-trouble.ts";
import { noticeQueue } from "./queue-notice.ts";

async function queued(count = 1) {
	const ground = await openGround();
	const { storage } = ground;
	const queue = noticeQueue({ ways: ["webhook"], origin: "https://o", clock: storage.clock, wake: () => {} });
	for (let place = 0; place < count; place++)
		await storage.write((trx, afterCommit) =>
			queue(trx, afterCommit, { kind: "passkey-added", userId: "0", account: "alice", name: `Key ${place}` }),
		);
	const stop = { begun: new AbortController(), aborted: new AbortController() };
	const halt = { begun: stop.begun.signal, aborted: stop.aborted.signal };
	const run = (send: Send) => deliverDue(storage, "webhook", send, halt);
	const row = () => storage.db.selectFrom("delivery").selectAll().executeTakeFirstOrThrow();
	return { ...ground, run, row, stop };
}

const fails: Send = async () => {
	throw new DeliveryTrouble("It answered 500.");
};

test("what is delivered is delivered once", async () => {
	const { run, row } = await queued();
	const sent: string[] = [];
	const send: Send = async ({ id }) => void sent.push(id);
	expect(await run(send)).toBeUndefined();
	expect(await run(send)).toBeUndefined();
	expect(sent).toEqual([(await row()).id]);
	expect(await row()).toMatchObject({ state: "delivered", attempts: 1, next_attempt_at: null, trouble: null });
});

test("a failed one is tried again after 10 s, 1 min, 5 min, 30 min, 2 h and 6 h, and then given up", async () => {
	const { run, row, pass, storage } = await queued();
	const ids: string[] = [];
	const send: Send = async (delivery, aborted) => {
		ids.push(delivery.id);
		await fails(delivery, aborted);
	};
	const pauses: number[] = [];
	for (;;) {
		const next = await run(send);
		if (next === undefined) break;
		const pause = next - storage.clock();
		pauses.push(pause / 1000);
		expect(await row()).toMatchObject({ state: "waiting", attempts: pauses.length, trouble: "It answered 500." });
		pass(pause - 1);
		const before = ids.length;
		await run(send);
		expect(ids).toHaveLength(before);
		pass(1);
	}
	expect(pauses).toEqual([10, 60, 300, 1800, 7200, 21_600]);
	expect(new Set(ids).size).toBe(1);
	expect(ids).toHaveLength(7);
	expect(await row()).toMatchObject({ state: "given-up", attempts: 7, next_attempt_at: null });
});

test("what was claimed by a process that died is sent again, under the same id", async () => {
	const { run, row, pass } = await queued();
	const { id } = await row();
	const crashed = run(async () => {
		throw new Error("the process dies here");
	});
	await expect(crashed).rejects.toThrow("dies");
	expect(await row()).toMatchObject({ id, state: "waiting", attempts: 1, trouble: null });
	const sent: string[] = [];
	const send: Send = async (delivery) => void sent.push(delivery.id);
	await run(send);
	expect(sent).toEqual([]);
	pass(10_000);
	await run(send);
	expect(sent).toEqual([id]);
	expect(await row()).toMatchObject({ state: "delivered", attempts: 2 });
});

test("of two who look at once, one sends", async () => {
	const { run } = await queued(5);
	const sent: string[] = [];
	const send: Send = async ({ id }) => void sent.push(id);
	await Promise.all([run(send), run(send), run(send)]);
	expect(sent).toHaveLength(5);
	expect(new Set(sent).size).toBe(5);
});

test("one that is of no use any more is given up at once", async () => {
	const { run, row } = await queued();
	await run(async () => {
		throw new DeliveryTrouble("The account has no address any more.", { final: true });
	});
	expect(await row()).toMatchObject({ state: "given-up", attempts: 1, trouble: expect.stringMatching(/no address/) });
});

test("a stop begins nothing more, and what it broke off is nobody's failure", async () => {
	const { run, row, stop, storage } = await queued(2);
	const sent: string[] = [];
	await run(async ({ id }, aborted) => {
		sent.push(id);
		stop.begun.abort();
		stop.aborted.abort();
		aborted.throwIfAborted();
	});
	expect(sent).toHaveLength(1);
	expect(await row()).toMatchObject({ state: "waiting", attempts: 1, trouble: null });
	const waiting = await storage.db.selectFrom("delivery").select("id").where("state", "=", "waiting").execute();
	expect(waiting).toHaveLength(2);
});
