import { createLocalJWKSet, jwtVerify } from "jose";
import { expect, test } from "vitest";
import { openGround } from "../testing/ground.ts";
import { approveLoginRequest } from "./approve.ts";
import { denyLoginRequest } from "./deny.ts";
import { expireDue } from "./expire-due.ts";
import { readOutcome } from "./outcome.ts";

type Ground = Awaited<ReturnType<typeof openGround>>;

const rowOf = ({ storage }: Ground, id: string) =>
	storage.db.selectFrom("login_request").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

const outcomeOf = async (ground: Ground, id: string) => readOutcome(ground, await rowOf(ground, id));

async function approved() {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { id, matchCode } = await ground.ask("alice", { kind: "ssh", target: "server01" });
	await approveLoginRequest(ground, alice, id, await ground.sign(alice, id, matchCode));
	return { ground, alice, id };
}

test("an approved login is given a token that is bound to its key and names what it is for", async () => {
	const { ground, alice, id } = await approved();
	const outcome = await outcomeOf(ground, id);
	if (outcome.state !== "approved") throw new Error("It was approved.");
	const keys = createLocalJWKSet({ keys: [ground.keys.signing.publicJwk] });
	const { payload } = await jwtVerify(outcome.accessToken, keys, {
		issuer: ground.party.origin,
		audience: `${ground.party.origin}#ssh:server01`,
		currentDate: new Date(ground.storage.clock()),
	});
	expect(payload).toMatchObject({
		sub: alice.account.id,
		cnf: { jkt: (await rowOf(ground, id)).key_thumbprint },
		login_request: id,
		amr: ["hwk", "user", "mfa"],
	});
	expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
});

test("the same key fetches the same token for 30 seconds, and then none", async () => {
	const { ground, id } = await approved();
	const first = await outcomeOf(ground, id);
	ground.pass(30_000);
	const again = await outcomeOf(ground, id);
	expect(again).toMatchObject({ accessToken: first.state === "approved" && first.accessToken, expiresIn: 270 });
	ground.pass(1);
	await expect(outcomeOf(ground, id)).rejects.toMatchObject({ code: "collected" });
});

test("two collections at once mint one token", async () => {
	const { ground, id } = await approved();
	const row = await rowOf(ground, id);
	const [one, other] = await Promise.all([readOutcome(ground, row), readOutcome(ground, row)]);
	expect(one).toEqual(other);
});

test("an approval that nobody collects lapses", async () => {
	const { ground, id } = await approved();
	ground.pass(5 * 60_000 + 1);
	await expect(outcomeOf(ground, id)).rejects.toMatchObject({ code: "expired" });
});

test.each(["removed_at", "disabled_at"])(
	"an approval whose account is gone by %s is given no token",
	async (member) => {
		const { ground, id } = await approved();
		await ground.storage.db
			.updateTable("account")
			.set({ [member]: 1 })
			.execute();
		await expect(outcomeOf(ground, id)).rejects.toMatchObject({ code: "cancelled" });
	},
);

test("a denied and an expired login are told as what they are", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const denied = await ground.ask("alice");
	await denyLoginRequest(ground, alice, denied.id);
	await expect(outcomeOf(ground, denied.id)).rejects.toMatchObject({ code: "denied" });
	const late = await ground.ask("alice");
	expect(await outcomeOf(ground, late.id)).toEqual({ state: "pending" });
	ground.pass(180_000);
	await expect(outcomeOf(ground, late.id)).rejects.toMatchObject({ code: "expired" });
	await expireDue(ground.storage, ground.hub);
	await expect(outcomeOf(ground, late.id)).rejects.toMatchObject({ code: "expired" });
});

test("what was told to have expired stays so, also where the clock is set back", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { id } = await ground.ask("alice");
	ground.pass(180_000);
	await expect(outcomeOf(ground, id)).rejects.toMatchObject({ code: "expired" });
	ground.pass(-180_000);
	await expect(outcomeOf(ground, id)).rejects.toMatchObject({ code: "expired" });
	await expect(denyLoginRequest(ground, alice, id)).rejects.toMatchObject({ code: "already-settled" });
});
