import { expect, test } from "vitest";
import { denyLoginRequest } from "../login-requests/deny.ts";
import { openGround } from "../testing/ground.ts";
import type { PublishedEvent } from "./event-hub.ts";
import { followScope } from "./follow.ts";

/** What a reader makes of a stream: the ids that are pending, or a gap. */
function replay(events: readonly PublishedEvent[]): { revision: number; pending: string[] } {
	let revision = -1;
	const pending = new Set<string>();
	for (const { name, revision: next, body } of events) {
		const { requests, request, id } = body as { requests?: { id: string }[]; request?: { id: string }; id?: string };
		if (name !== "snapshot" && next !== revision + 1) throw new Error(`A gap: ${next} after ${revision}.`);
		revision = next;
		for (const each of requests ?? []) pending.add(each.id);
		if (request) pending.add(request.id);
		if (id) pending.delete(id);
	}
	return { revision, pending: [...pending].sort() };
}

test("a stream tells first what is pending and then each change, without a gap", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const first = await ground.ask("alice");
	const events: PublishedEvent[] = [];
	await followScope(ground.storage, ground.hub, `account:${alice.account.id}`, (event) => events.push(event));
	const second = await ground.ask("alice");
	await denyLoginRequest(ground, alice, first.id);
	expect(events.map(({ name }) => name)).toEqual(["snapshot", "login-requested", "login-settled"]);
	expect(replay(events).pending).toEqual([second.id]);
});

test("changes in the very moment of following are neither missed nor told twice", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	for (let round = 0; round < 10; round++) {
		const events: PublishedEvent[] = [];
		const asked = [ground.ask("alice"), ground.ask("alice")];
		const following = followScope(ground.storage, ground.hub, "all", (event) => events.push(event));
		asked.push(ground.ask("alice"), ground.ask("alice"));
		const [stop, ...made] = await Promise.all([following, ...asked]);
		const known = new Set(replay(events).pending);
		for (const { id } of made) expect(known).toContain(id);
		stop();
		for (const { id } of made) await denyLoginRequest(ground, alice, id);
	}
});

test("nobody's stream tells of somebody else's requests, or of those of nobody", async () => {
	const ground = await openGround();
	await ground.join("alice");
	const bob = await ground.join("bob");
	const events: PublishedEvent[] = [];
	await followScope(ground.storage, ground.hub, `account:${bob.account.id}`, (event) => events.push(event));
	await ground.ask("alice");
	await ground.ask("nobody");
	expect(events.map(({ name }) => name)).toEqual(["snapshot"]);
});

test("no event carries a match code or a wait token", async () => {
	const ground = await openGround();
	await ground.join("alice");
	const events: PublishedEvent[] = [];
	await followScope(ground.storage, ground.hub, "all", (event) => events.push(event));
	const { waitToken } = await ground.ask("alice");
	const text = JSON.stringify(events);
	expect(text).not.toContain(waitToken);
	expect(text).toContain('"matchCode":"required"');
});

test("what a snapshot holds is not told again where it is published only afterwards", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const scope = `account:${alice.account.id}` as const;
	await ground.ask("alice");
	const events: PublishedEvent[] = [];
	await followScope(ground.storage, ground.hub, scope, (event) => events.push(event));
	for (const revision of [1, 2]) ground.hub.publish(scope, { name: "login-requested", revision, body: {} });
	expect(events.map(({ name, revision }) => [name, revision])).toEqual([
		["snapshot", 1],
		["login-requested", 2],
	]);
});
