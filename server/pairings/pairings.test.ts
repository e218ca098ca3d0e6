import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { StreamRegister } from "../events/stream-register.ts";
import { newSecret } from "../secret.ts";
import { openGround } from "../testing/ground.ts";
import { grantPairing } from "./grant.ts";
import { openPairings } from "./pairings.ts";
import { redeemPairing } from "./redeem.ts";
import { removePairing } from "./remove.ts";
import { openWish, storeWish } from "./wishes.ts";

const address = "203.0.113.24";
const hash = (text: string) => createHash("sha256").update(text).digest("base64url");
const publicKey = { kty: "OKP", crv: "Ed25519", x: "A".repeat(43) } as const;

async function granted() {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const [verifier, thumbprint] = [newSecret(), hash("key")];
	const wish = {
		name: "Laptop",
		publicKey,
		codeChallenge: hash(verifier),
		redirectUri: "http://127.0.0.1:4000/paired",
	};
	const { secret } = await storeWish(ground.storage, wish, thumbprint);
	const { id: credentialId } = await ground.storage.db
		.selectFrom("webauthn_credential")
		.select("id")
		.where("user_id", "=", alice.account.id)
		.executeTakeFirstOrThrow();
	const grant = { secretHash: hash(secret), userId: alice.account.id, credentialId, name: "My laptop" };
	const { redirect } = await grantPairing(ground.storage, grant);
	const code = new URL(redirect).searchParams.get("code") ?? "";
	return { ground, alice, secret, grant, redirect, redemption: { code, verifier, thumbprint, address } };
}

test("a granted pairing is found by its token and its key", async () => {
	const { ground, alice, redirect, redemption } = await granted();
	expect(redirect).toMatch(/^http:\/\/127\.0\.0\.1:4000\/paired\?code=[\w-]{43}$/);
	const { pairingToken, account, id } = await redeemPairing(ground, redemption);
	expect(account).toBe("alice");
	const pairings = openPairings(ground.storage);
	const approver = await pairings.find(pairingToken, redemption.thumbprint, address);
	expect(approver).toMatchObject({ account: { id: alice.account.id }, pairingId: id });
	const stolen = pairings.find(pairingToken, hash("thief"), address);
	await expect(stolen).rejects.toMatchObject({ code: "token-refused" });
});

test("a code is good once, for a minute, with its verifier and its key; a guess does not use it up", async () => {
	const { ground, redemption } = await granted();
	const redeem = (change = {}) => redeemPairing(ground, { ...redemption, ...change });
	for (const change of [{ verifier: newSecret() }, { thumbprint: hash("thief") }, { code: newSecret() }])
		await expect(redeem(change)).rejects.toMatchObject({ code: "link-ended" });
	const both = await Promise.allSettled([redeem(), redeem()]);
	expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	const late = await granted();
	late.ground.pass(60_000);
	await expect(redeemPairing(late.ground, late.redemption)).rejects.toMatchObject({ code: "link-ended" });
});

test("a wish is granted once, and shown only while it waits", async () => {
	const { ground, secret, grant } = await granted();
	await expect(openWish(ground.storage, secret)).rejects.toMatchObject({ code: "link-ended" });
	await expect(grantPairing(ground.storage, grant)).rejects.toMatchObject({ code: "link-ended" });
});

test("the database keeps the token's hash only", async () => {
	const { ground, redemption } = await granted();
	const { pairingToken } = await redeemPairing(ground, redemption);
	const rows = await ground.storage.db.selectFrom("pairing").selectAll().execute();
	expect(JSON.stringify(rows)).not.toContain(pairingToken);
	expect(rows[0]?.name).toBe("My laptop");
});

test("its owner, an administrator and the app itself end a pairing; nobody else, and no other app", async () => {
	const { ground, alice, redemption } = await granted();
	const bob = await ground.join("bob");
	const { id } = await redeemPairing(ground, redemption);
	const streams = new StreamRegister();
	const closed: string[] = [];
	streams.add({ accountId: alice.account.id, pairingId: id, all: false, close: () => closed.push(id) });
	streams.add({ accountId: alice.account.id, pairingId: "other", all: false, close: () => closed.push("other") });
	const remove = (caller: Parameters<typeof removePairing>[2]) => removePairing(ground.storage, streams, caller, id);
	await expect(remove(bob)).rejects.toMatchObject({ code: "not-found" });
	const { account, expiresAt } = alice;
	await expect(remove({ account, expiresAt, pairingId: "other" })).rejects.toMatchObject({ code: "not-found" });
	await expect(remove({ account, expiresAt, requestId: "a" })).rejects.toMatchObject({ code: "not-found" });
	await remove({ account, expiresAt, pairingId: id });
	expect(closed).toEqual([id]);
	await expect(remove(alice)).rejects.toMatchObject({ code: "not-found" });
});

test("the pairing of a disabled account is none", async () => {
	const { ground, redemption } = await granted();
	const { pairingToken } = await redeemPairing(ground, redemption);
	await ground.storage.db.updateTable("account").set({ disabled_at: 1 }).execute();
	const found = openPairings(ground.storage).find(pairingToken, redemption.thumbprint, address);
	await expect(found).rejects.toMatchObject({ code: "token-refused" });
});

test("random bytes are no token", async () => {
	const { ground, redemption } = await granted();
	const found = openPairings(ground.storage).find(randomBytes(32).toString("hex"), redemption.thumbprint, address);
	await expect(found).rejects.toMatchObject({ code: "token-refused" });
});
