import { afterAll, beforeAll, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { type Asked, askOverApi, askOwnOutcome } from "../requester/ask-over-api.ts";
import { approveWith } from "../software-passkey/approve-with.ts";
import { behindProxy } from "../start/start-server.ts";
import { type Household, openHousehold, type Person } from "./household.ts";

let home: Household;

beforeAll(async () => {
	home = await openHousehold(behindProxy);
});

afterAll(() => home?.stop());

const ask = (from: string, account = "bob") => askOverApi(home.origin, { account, kind: "login" }, from);

const denyAndReport = ({ session }: Person, id: string) =>
	session.send(calls.denyLoginRequest, { params: { id }, body: { report: true } });

const isAnnounced = async ({ session }: Person, { id }: Asked) =>
	(await session.send(calls.loginRequest, { params: { id } })).announced;

const minutesFrom = (start: number, until: string | undefined) => (Date.parse(until ?? "") - start) / 60_000;

const outcomeOf = (asked: Asked) => askOwnOutcome(home.origin, asked);

test("a report quiets its source for this account, twice as long at the next one, until it is lifted", async () => {
	const { alice, bob } = home;
	const start = Date.now();
	const from = "203.0.113.5";
	const first = await denyAndReport(bob, (await ask(from)).id);
	const second = await ask(from);
	expect(await isAnnounced(bob, second)).toBe(false);
	expect(await isAnnounced(alice, await ask(from, "alice"))).toBe(true);
	expect(await isAnnounced(bob, await ask("203.0.113.6"))).toBe(true);
	const again = await denyAndReport(bob, second.id);
	// The first ends fifteen minutes after it was made, the second thirty after; both were made since `start`.
	expect(minutesFrom(start, first.quietUntil)).toBeGreaterThanOrEqual(15);
	expect(minutesFrom(start, first.quietUntil)).toBeLessThan(16);
	expect(minutesFrom(start, again.quietUntil)).toBeGreaterThanOrEqual(30);
	expect(minutesFrom(start, again.quietUntil)).toBeLessThan(31);
	const { quieted } = await bob.session.send(calls.listQuieted, {});
	expect(quieted).toMatchObject([{ account: "bob", source: from, reports: 2, until: again.quietUntil }]);
	for (const { id } of quieted) await bob.session.send(calls.liftQuieted, { params: { id } });
	expect((await bob.session.send(calls.listQuieted, {})).quieted).toEqual([]);
	const heard = await ask(from);
	expect(await isAnnounced(bob, heard)).toBe(true);
	// Lifting forgets what was reported: the next report counts as the first again.
	const anew = await denyAndReport(bob, heard.id);
	expect(minutesFrom(Date.now(), anew.quietUntil)).toBeLessThanOrEqual(15);
});

test("a login from a quieted source is approved like any other", async () => {
	const { bob } = home;
	const from = "203.0.113.15";
	await denyAndReport(bob, (await ask(from)).id);
	const { id, matchCode: code } = await ask(from);
	expect(await approveWith(bob.session, bob.passkey, { id, code })).toMatchObject({ state: "approved" });
});

test("the asking side can not tell a report from a denial, nor a quieted source from another", async () => {
	const { bob } = home;
	const [reported, denied] = [await ask("203.0.113.25"), await ask("203.0.113.26")];
	await denyAndReport(bob, reported.id);
	await bob.session.send(calls.denyLoginRequest, { params: { id: denied.id }, body: {} });
	expect(await outcomeOf(reported)).toEqual(await outcomeOf(denied));
	const [quieted, heard] = [await ask("203.0.113.25"), await ask("203.0.113.26")];
	expect(await isAnnounced(bob, quieted)).toBe(false);
	expect(Object.keys(quieted)).toEqual(Object.keys(heard));
	expect(await outcomeOf(quieted)).toEqual(await outcomeOf(heard));
});

test("only its owner reports it: an administrator neither reports nor approves it", async () => {
	const { alice, bob } = home;
	const { id } = await ask("203.0.113.35");
	await expect(denyAndReport(alice, id)).rejects.toMatchObject({ code: "forbidden" });
	const report = (person: Person) => person.session.send(calls.reportLoginRequest, { params: { id }, body: {} });
	await expect(report(bob)).rejects.toMatchObject({ code: "not-reportable" });
	await alice.session.send(calls.denyLoginRequest, { params: { id }, body: {} });
	await expect(report(alice)).rejects.toMatchObject({ code: "not-found" });
	// Said twice of one request, it is said once.
	expect(await report(bob)).toEqual(await report(bob));
});

test("administrators see what is quiet for everybody, find the report in the log, and lift it", async () => {
	const { alice, bob } = home;
	const from = "203.0.113.45";
	const { id } = await ask(from);
	await denyAndReport(bob, id);
	const { quieted } = await alice.session.send(calls.listQuieted, { query: { scope: "all" } });
	const one = quieted.find(({ source }) => source === from);
	expect(one).toMatchObject({ account: "bob", reports: 1 });
	expect((await alice.session.send(calls.listQuieted, {})).quieted).toEqual([]);
	const all = bob.session.send(calls.listQuieted, { query: { scope: "all" } });
	await expect(all).rejects.toMatchObject({ code: "forbidden" });
	const { entries } = await alice.session.send(calls.listAudit, { query: { action: "login-reported", limit: 1 } });
	expect(entries).toMatchObject([{ account: "bob", requestId: id, personal: { source: from } }]);
	await alice.session.send(calls.liftQuieted, { params: { id: one?.id ?? "" } });
	expect(await isAnnounced(bob, await ask(from))).toBe(true);
});
