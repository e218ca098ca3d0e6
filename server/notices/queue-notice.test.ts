import { expect, test } from "vitest";
import { openGround } from "../testing/ground.ts";
import type { Notice } from "./notice.ts";
import { noticeQueue, queueNowhere, type Way } from "./queue-notice.ts";

async function people(ways: Way[]) {
	const ground = await openGround();
	const { storage } = ground;
	const alice = await ground.join("alice");
	const root = await ground.join("root", ["admin"]);
	const other = await ground.join("other", ["admin"]);
	const gone = await ground.join("gone", ["admin"]);
	for (const { account } of [alice, root, gone])
		await storage.db
			.updateTable("account")
			.set({ email: `${account.name}@example.org` })
			.where("id", "=", account.id)
			.execute();
	await storage.db.updateTable("account").set({ disabled_at: 1 }).where("name", "=", "gone").execute();
	const woken: Way[] = [];
	const queue = noticeQueue({
		ways,
		origin: ground.party.origin,
		clock: storage.clock,
		wake: (way) => woken.push(way),
	});
	const names = new Map([alice, root, other, gone].map(({ account }) => [account.id, account.name]));
	const rows = async () =>
		(await storage.db.selectFrom("delivery").selectAll().execute()).map((row) => ({
			...row,
			to: row.user_id === null ? row.by : names.get(row.user_id),
			body: JSON.parse(row.body_json),
		}));
	return { ...ground, alice, queue, woken, rows };
}

const userId = "0aaaaaaaaaaaaaaaaaaaaaaaaaa";

function notices(own: string): Notice[] {
	const until = Date.UTC(2026, 10, 22, 15);
	const claimed = { target: "server01", command: null, host: "https://evil.example", osUser: null };
	const asked = { login: "ssh" as const, address: "203.0.113.24", expiresAt: until, claimed };
	return [
		{ kind: "login-unanswered", userId: own, account: "alice", requestId: "r", ...asked },
		{ kind: "login-reported", account: "alice", source: "203.0.113.24", requestId: "r", quietUntil: until },
		{ kind: "account-recovered", userId: own, account: "alice", by: "root" },
		{ kind: "passkey-added", userId: own, account: "alice", name: "Phone" },
		{ kind: "pairing-added", userId: own, account: "alice", name: "Laptop" },
	];
}

const recipients = {
	"login-unanswered": ["alice", "webhook"],
	"login-reported": ["root", "webhook"],
	"account-recovered": ["alice", "root", "webhook"],
	"passkey-added": ["alice", "webhook"],
	"pairing-added": ["alice", "webhook"],
};

test.each(notices(userId))("$kind goes to whom it concerns", async ({ kind }) => {
	const { storage, alice, queue, woken, rows } = await people(["webhook", "mail"]);
	const notice = notices(alice.account.id).find((each) => each.kind === kind) as Notice;
	await storage.write((trx, afterCommit) => queue(trx, afterCommit, notice));
	const queued = await rows();
	expect(queued.map(({ to }) => to).sort()).toEqual(recipients[kind]);
	expect(new Set(woken)).toEqual(new Set(["webhook", "mail"]));
	for (const row of queued) expect(row).toMatchObject({ notice: kind, state: "waiting", attempts: 0, trouble: null });
});

test("a webhook is told what happened, with what is claimed named as that", async () => {
	const { storage, alice, queue, rows } = await people(["webhook"]);
	const [unanswered] = notices(alice.account.id);
	await storage.write((trx, afterCommit) => queue(trx, afterCommit, unanswered as Notice));
	expect((await rows())[0]?.body).toEqual({
		type: "login-unanswered",
		timestamp: "2026-11-22T14:31:28.000Z",
		data: {
			userId: alice.account.id,
			account: "alice",
			requestId: "r",
			login: "ssh",
			address: "203.0.113.24",
			expiresAt: "2026-11-22T15:00:00.000Z",
			claimed: { target: "server01", host: "https://evil.example" },
			url: "http://localhost:8686/approve/r",
		},
	});
});

test("no mail holds what an asker claims, and links only open a page", async () => {
	const { storage, alice, queue, rows } = await people(["mail"]);
	for (const notice of notices(alice.account.id))
		await storage.write((trx, afterCommit) => queue(trx, afterCommit, notice));
	const text = JSON.stringify((await rows()).map(({ body }) => body));
	expect(text).not.toMatch(/evil|server01/);
	const links = [...text.matchAll(/https?:[^\s"\\]+/g)].map(([link]) => link);
	expect(new Set(links)).toEqual(new Set(["http://localhost:8686", "http://localhost:8686/approve/r"]));
});

test("nothing is queued where nothing is set up, or nobody has an address", async () => {
	const { storage, alice, queue, woken, rows } = await people([]);
	const [, , , passkey] = notices(alice.account.id);
	await storage.write((trx, afterCommit) => queue(trx, afterCommit, passkey as Notice));
	await storage.write((trx, afterCommit) => queueNowhere(trx, afterCommit, passkey as Notice));
	const mail = noticeQueue({ ways: ["mail"], origin: "", clock: storage.clock, wake: (way) => woken.push(way) });
	await storage.db.updateTable("account").set({ email: null }).execute();
	await storage.write((trx, afterCommit) => mail(trx, afterCommit, passkey as Notice));
	expect(await rows()).toEqual([]);
	expect(woken).toEqual([]);
});

test("what is taken back is told to nobody", async () => {
	const { storage, alice, queue, woken, rows } = await people(["webhook", "mail"]);
	const [, , , passkey] = notices(alice.account.id);
	const work = storage.write(async (trx, afterCommit) => {
		await queue(trx, afterCommit, passkey as Notice);
		throw new Error("changed its mind");
	});
	await expect(work).rejects.toThrow("changed its mind");
	expect(await rows()).toEqual([]);
	expect(woken).toEqual([]);
});

test("an asker makes this server write to somebody six times an hour at the most", async () => {
	const { storage, alice, queue, rows, pass } = await people(["webhook", "mail"]);
	const [unanswered] = notices(alice.account.id);
	const ask = (requestId: string) =>
		storage.write((trx, afterCommit) => queue(trx, afterCommit, { ...unanswered, requestId } as Notice));
	for (let place = 0; place < 10; place++) await ask(`r${place}`);
	const mails = async () => (await rows()).filter(({ by }) => by === "mail").length;
	expect(await mails()).toBe(6);
	expect((await rows()).filter(({ by }) => by === "webhook")).toHaveLength(10);
	pass(3_600_000);
	await ask("later");
	expect(await mails()).toBe(7);
});

test("deliveries are kept for thirty days", async () => {
	const { storage, alice, queue, rows, pass } = await people(["webhook"]);
	const [, , , passkey, pairing] = notices(alice.account.id);
	await storage.write((trx, afterCommit) => queue(trx, afterCommit, passkey as Notice));
	pass(30 * 24 * 3_600_000 + 1);
	await storage.write((trx, afterCommit) => queue(trx, afterCommit, pairing as Notice));
	expect((await rows()).map(({ notice }) => notice)).toEqual(["pairing-added"]);
});
