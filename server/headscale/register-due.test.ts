import { expect, test } from "vitest";
import { takeBackApprovals } from "../accounts/revoke-access.ts";
import { denyLoginRequest } from "../login-requests/deny.ts";
import { readOutcome } from "../login-requests/outcome.ts";
import { openJoinGround, storedJoin } from "../testing/headscale/join-ground.ts";

test("an approval lets the machine in, once, as its account's, and is audited with it", async () => {
	const ground = await openJoinGround();
	const authId = ground.headscale.wait("laptop");
	const asked = await ground.begin({ authId, host: "laptop" });
	await ground.register();
	expect(await ground.outcome(asked.id)).toEqual({ state: "pending" });
	await ground.approve(ground.alice, asked);
	expect(await ground.outcome(asked.id)).toEqual({ state: "registering" });
	await Promise.all([ground.register(), ground.register()]);
	expect(await ground.outcome(asked.id)).toMatchObject({ state: "registered", node: "laptop" });
	await ground.register();
	expect(ground.headscale.calls).toEqual([
		expect.objectContaining({ method: "POST", path: "/api/v1/auth/register", body: { user: "alice", authId } }),
	]);
	expect(await ground.audited()).toEqual([
		{
			action: "machine-joined",
			request: asked.id,
			personal: { account: "alice", target: "vpn.example.org", vpn_user: "alice", node: "laptop" },
		},
	]);
});

test("what waits is the machine of the VPN, with what its asker claims", async () => {
	const ground = await openJoinGround();
	const { id } = await ground.begin({ authId: ground.headscale.wait("laptop"), host: "laptop", osUser: "root" });
	const row = await ground.storage.db.selectFrom("login_request").selectAll().where("id", "=", id).executeTakeFirst();
	expect(row).toMatchObject({ kind: "vpn", target: "vpn.example.org", host: "laptop", os_user: "root", announced: 1 });
});

test("the authId is in the database sealed only, and gone as soon as it is known how it ended", async () => {
	const ground = await openJoinGround();
	const authId = ground.headscale.wait("laptop");
	const asked = await ground.begin({ authId });
	const dump = () => ground.storage.db.selectFrom("vpn_join").selectAll().execute();
	expect(JSON.stringify(await dump())).not.toContain(authId.slice(-24));
	expect((await storedJoin(ground, asked.id)).sealed_auth_id).not.toBeNull();
	await ground.approve(ground.alice, asked);
	await ground.register();
	expect((await storedJoin(ground, asked.id)).sealed_auth_id).toBeNull();
});

test.each(["denied", "expired"])("nothing is registered once it is %s, and the authId is erased", async (end) => {
	const ground = await openJoinGround();
	const asked = await ground.begin({ authId: ground.headscale.wait("laptop") });
	if (end === "denied") await denyLoginRequest(ground, ground.alice, asked.id, undefined);
	else ground.pass(181_000);
	await expect(ground.outcome(asked.id)).rejects.toMatchObject({ code: end });
	await ground.register();
	expect(ground.headscale.calls).toEqual([]);
	expect(await storedJoin(ground, asked.id)).toMatchObject({ state: "ended", sealed_auth_id: null });
});

test("two approvals of one link let one machine in", async () => {
	const ground = await openJoinGround();
	const bob = await ground.join("bob");
	const authId = ground.headscale.wait("laptop");
	const [hers, his] = [await ground.begin({ authId }), await ground.begin({ authId, account: "bob" })];
	await ground.approve(ground.alice, hers);
	ground.pass(1);
	await ground.approve(bob, his);
	await ground.register();
	expect(await ground.outcome(hers.id)).toMatchObject({ state: "registered" });
	expect(await ground.outcome(his.id)).toMatchObject({ state: "failed", reason: "link-used" });
	expect(ground.headscale.calls).toHaveLength(1);
});

test("its asker gets no token for it", async () => {
	const ground = await openJoinGround();
	const asked = await ground.begin({ authId: ground.headscale.wait("laptop") });
	const token = async () => {
		const rows = ground.storage.db.selectFrom("login_request").selectAll();
		return readOutcome(ground, await rows.where("id", "=", asked.id).executeTakeFirstOrThrow());
	};
	await ground.approve(ground.alice, asked);
	await expect(token()).rejects.toMatchObject({ code: "collected" });
	await ground.register();
	await expect(token()).rejects.toMatchObject({ code: "collected" });
	expect(await ground.outcome(asked.id)).toMatchObject({ state: "registered" });
});

test("who is in none of the groups that may join is told so after the approval", async () => {
	const ground = await openJoinGround({ groups: ["staff"] });
	const asked = await ground.begin({ authId: ground.headscale.wait("laptop") });
	await ground.approve(ground.alice, asked);
	await ground.register();
	expect(await ground.outcome(asked.id)).toMatchObject({ state: "failed", reason: "group" });
	expect(ground.headscale.calls).toEqual([]);
});

test("an approval of an account that was switched off since, or of long ago, lets nothing in", async () => {
	const ground = await openJoinGround();
	const [one, other] = [ground.headscale.wait("laptop"), ground.headscale.wait("desktop")];
	const late = await ground.begin({ authId: one });
	await ground.approve(ground.alice, late);
	ground.pass(301_000);
	const off = await ground.begin({ authId: other });
	await ground.approve(ground.alice, off);
	await ground.storage.db.updateTable("account").set({ disabled_at: 1 }).execute();
	await ground.register();
	for (const { id } of [late, off])
		expect(await ground.outcome(id)).toMatchObject({ state: "failed", reason: "lapsed" });
	expect(ground.headscale.calls).toEqual([]);
});

test("an approval that was taken back, as a restore does, lets nothing in, in whatever state it was", async () => {
	const ground = await openJoinGround();
	const waiting = await ground.begin({ authId: ground.headscale.wait("laptop") });
	await ground.approve(ground.alice, waiting);
	ground.headscale.answerNext({ status: 503, body: "" });
	await ground.register();
	const other = await ground.begin({ authId: ground.headscale.wait("desktop") });
	await ground.approve(ground.alice, other);
	await ground.storage.write((trx) => takeBackApprovals(trx, ground.storage.clock()));
	ground.pass(1000);
	await ground.register();
	for (const { id } of [waiting, other])
		expect(await ground.outcome(id)).toMatchObject({ state: "failed", reason: "lapsed" });
	expect(ground.headscale.nodes.size).toBe(0);
});
