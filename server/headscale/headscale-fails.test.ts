import { expect, test } from "vitest";
import { startHeadscale, testKey } from "../testing/headscale/headscale-server.ts";
import { openJoinGround, storedJoin, untilDone } from "../testing/headscale/join-ground.ts";
import { claimDue } from "./claim-due.ts";
import { takeUpInterrupted } from "./drop-ended.ts";
import { headscaleApi } from "./headscale-api.ts";
import { registerDue } from "./register-due.ts";

/** A machine whose approval is there, and whose registration is not. */
async function approved(wish: Parameters<typeof openJoinGround>[0] = {}) {
	const ground = await openJoinGround(wish);
	const asked = await ground.begin({ authId: ground.headscale.wait("laptop") });
	await ground.approve(ground.alice, asked);
	return { ground, ...asked };
}

const tooLong = { node: { id: "1", name: "a".repeat(70_000) } };

const refusals = [
	["key-refused", "a refused key", 401, "Unauthorized"],
	["unknown-user", "a user that is not there", 500, { code: 2, message: "looking up user: user not found" }],
	["unknown-user", "the same without gRPC's gateway", 404, { title: "Not Found", detail: "user not found" }],
	["unknown-link", "a link that is not there", 500, { code: 2, message: "node not found in registration cache" }],
	["refused", "what it can not do", 500, { code: 2, message: "database is locked" }],
	["not-headscale", "a call that it does not know", 404, { code: 5, message: "Not Found" }],
	["not-headscale", "a redirect", 302, ""],
	["not-headscale", "a page", 200, "<!doctype html>"],
	["not-headscale", "an answer without end", 200, tooLong],
] as const;

test.each(refusals)(
	"%s is told of %s, at once and audited, and what headscale said is not logged",
	async (...given) => {
		const [reason, , status, body] = given;
		const { ground, id } = await approved();
		ground.headscale.answerNext({ status, body });
		expect(await ground.register()).toBeUndefined();
		expect(await ground.outcome(id)).toEqual({ state: "failed", reason, user: "alice" });
		expect(await storedJoin(ground, id)).toMatchObject({ sealed_auth_id: null });
		expect(await ground.audited()).toMatchObject([
			{ action: "machine-join-failed", request: id, personal: { reason } },
		]);
		expect(ground.troubles).toEqual([expect.stringMatching(/^It [^"]{5,60}\.$/)]);
	},
);

test("whom an account's machines belong to can be set, for one account or for all", async () => {
	const { ground, id } = await approved({ users: new Map([["alice", "family"]]) });
	await ground.register();
	expect(ground.headscale.calls[0]?.body).toMatchObject({ user: "family" });
	expect(await ground.outcome(id)).toEqual({ state: "failed", reason: "unknown-user", user: "family" });
});

test("one that is away is asked again, and given up in the end", async () => {
	const { ground, id } = await approved();
	await ground.headscale.stop();
	const next = await ground.register();
	expect(next).toBe(ground.storage.clock() + 1000);
	ground.pass(1000);
	expect(await ground.register()).toBe(ground.storage.clock() + 3000);
	expect(await ground.outcome(id)).toEqual({ state: "registering" });
	ground.pass(3000);
	await ground.register();
	expect(await ground.outcome(id)).toMatchObject({ state: "failed", reason: "unreachable" });
	expect(ground.troubles).toHaveLength(3);
});

test("one that comes back lets the machine in", async () => {
	const { ground, id } = await approved();
	ground.headscale.answerNext({ status: 503, body: "" });
	await ground.register();
	ground.pass(1000);
	await ground.register();
	expect(await ground.outcome(id)).toMatchObject({ state: "registered", node: "laptop" });
});

test("a slow one is not waited for longer than its time, and the machine that it let in is not let in twice", async () => {
	const { ground, id } = await approved();
	ground.headscale.answerNext("none");
	const api = headscaleApi({ api: ground.headscale.origin, key: testKey, timeout: 100 });
	await registerDue({ ...ground.joins, api }, untilDone);
	expect(ground.troubles).toEqual(["It did not answer within 0.1 seconds."]);
	ground.pass(1000);
	await ground.register();
	expect(await ground.outcome(id)).toMatchObject({ state: "registered" });
	expect(ground.headscale.nodes.size).toBe(1);
});

test("where an answer got lost after the machine was let in, that it is not known is told", async () => {
	const { ground, id } = await approved();
	ground.headscale.answerNext("cut");
	await ground.register();
	ground.pass(1000);
	await ground.register();
	expect(await ground.outcome(id)).toMatchObject({ state: "failed", reason: "uncertain" });
	expect(ground.headscale.nodes.size).toBe(1);
});

test("a process that ended before headscale was asked is gone on with by the next one", async () => {
	const { ground, id } = await approved();
	expect(await claimDue(ground.joins)).toMatchObject({ user: "alice" });
	await takeUpInterrupted(ground.storage);
	await ground.register();
	expect(await ground.outcome(id)).toMatchObject({ state: "registered" });
	expect(ground.headscale.nodes.size).toBe(1);
});

test("one that ended after headscale had answered leaves it told that it is not known, and no second machine", async () => {
	const { ground, id } = await approved();
	const claimed = await claimDue(ground.joins);
	await ground.joins.api.register("alice", claimed?.authId ?? "", new AbortController().signal);
	await takeUpInterrupted(ground.storage);
	await ground.register();
	expect(await ground.outcome(id)).toMatchObject({ state: "failed", reason: "uncertain" });
	expect(ground.headscale.nodes.size).toBe(1);
});

test("a stop breaks an attempt off, and the next start takes it up", async () => {
	const { ground, id } = await approved();
	const stop = new AbortController();
	ground.headscale.answerNext("none");
	const asked = ground.headscale.called("POST");
	const api = headscaleApi({ api: ground.headscale.origin, key: testKey, timeout: 60_000 });
	const attempt = registerDue({ ...ground.joins, api }, { begun: stop.signal, aborted: stop.signal });
	await asked;
	stop.abort();
	await attempt;
	expect(await ground.outcome(id)).toEqual({ state: "registering" });
	await takeUpInterrupted(ground.storage);
	await ground.register();
	expect(await ground.outcome(id)).toMatchObject({ state: "registered" });
});

test("an answer without gRPC's gateway has a number for an id", async () => {
	const { ground, id } = await approved();
	ground.headscale.answerNext({ status: 200, body: { node: { id: 7, givenName: "", name: "laptop" } } });
	await ground.register();
	expect(await storedJoin(ground, id)).toMatchObject({ node_id: "7", node_name: "laptop" });
});

test("the key goes nowhere but to headscale", async () => {
	const elsewhere = await startHeadscale();
	const { ground } = await approved();
	ground.headscale.answerNext({ status: 307, body: "", location: `${elsewhere.origin}/api/v1/auth/register` });
	await ground.register();
	expect(elsewhere.calls).toEqual([]);
	await elsewhere.stop();
});
