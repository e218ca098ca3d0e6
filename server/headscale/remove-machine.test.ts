import { expect, test } from "vitest";
import { openJoinGround } from "../testing/headscale/join-ground.ts";
import { removeMachine } from "./remove-machine.ts";

async function joined() {
	const ground = await openJoinGround();
	const asked = await ground.begin({ authId: ground.headscale.wait("laptop") });
	await ground.approve(ground.alice, asked);
	await ground.register();
	return { ground, id: asked.id, remove: () => removeMachine(ground.joins, asked.id) };
}

test("within a minute a machine is taken out again, once, and audited", async () => {
	const { ground, id, remove } = await joined();
	expect(await ground.outcome(id)).toMatchObject({
		removableUntil: new Date(ground.storage.clock() + 60_000).toISOString(),
	});
	ground.pass(60_000);
	await Promise.all([remove(), remove()]);
	await remove();
	expect(ground.headscale.nodes.size).toBe(0);
	expect(await ground.outcome(id)).toEqual({ state: "removed", node: "laptop" });
	expect((await ground.audited()).map(({ action }) => action)).toEqual(["machine-joined", "machine-removed"]);
});

test("after that it stays", async () => {
	const { ground, remove } = await joined();
	ground.pass(60_001);
	await expect(remove()).rejects.toMatchObject({ code: "removal-over" });
	expect(ground.headscale.nodes.size).toBe(1);
});

test("what headscale did not do is not called done, and can be tried again", async () => {
	const { ground, id, remove } = await joined();
	ground.headscale.answerNext({ status: 500, body: { code: 2, message: "database is locked" } });
	await expect(remove()).rejects.toMatchObject({ code: "vpn-failed", members: { reason: "refused" } });
	expect(await ground.outcome(id)).toMatchObject({ state: "registered" });
	await remove();
	expect(ground.headscale.nodes.size).toBe(0);
});

test("one that is gone already counts as removed", async () => {
	const { ground, id, remove } = await joined();
	ground.headscale.answerNext({ status: 404, body: { code: 5, message: "node not found" } });
	await remove();
	expect(await ground.outcome(id)).toMatchObject({ state: "removed" });
});
