import { expect, test } from "vitest";
import { createSoftwarePasskey } from "../../e2e/software-passkey/software-passkey.ts";
import { finishRegistration } from "../passkeys/finish-registration.ts";
import { startRegistration } from "../passkeys/start-registration.ts";
import { openGround } from "../testing/ground.ts";
import { claimName } from "./claim-name.ts";
import { firstAdministratorLink } from "./first-administrator.ts";
import { storeLink } from "./links.ts";

type Ground = Awaited<ReturnType<typeof openGround>>;

const invite = ({ storage }: Ground) =>
	storage.write((trx) => storeLink(trx, { kind: "invite", roles: [], hours: 1, now: storage.clock() }));

async function begin(ground: Ground, secret: string, userId: string) {
	const { storage, party } = ground;
	const { ceremony, options } = await startRegistration(storage, party, {
		userId,
		authority: { secret },
		caller: undefined,
	});
	const response = createSoftwarePasskey().register(options, party.origin);
	return () => finishRegistration(ground, { userId, ceremony, response });
}

test("a link can be redeemed again until its account exists, and then never more", async () => {
	const ground = await openGround();
	const { secret } = await invite(ground);
	await claimName(ground.storage, secret, "alise");
	const userId = await claimName(ground.storage, secret, "alice");
	const finish = await begin(ground, secret, userId);
	expect((await finish()).account.name).toBe("alice");
	await expect(claimName(ground.storage, secret, "alice2")).rejects.toMatchObject({ code: "link-ended" });
});

test("of two people with one link, the one that claimed last gets the account", async () => {
	const ground = await openGround();
	const { secret } = await invite(ground);
	const early = await begin(ground, secret, await claimName(ground.storage, secret, "alice"));
	const late = await begin(ground, secret, await claimName(ground.storage, secret, "alice"));
	await expect(early()).rejects.toMatchObject({ code: "link-ended" });
	expect((await late()).account.name).toBe("alice");
});

test("a name is one person's: taken by an account, by another open claim, and by the account of long ago", async () => {
	const ground = await openGround();
	await ground.join("alice");
	const [one, other] = [await invite(ground), await invite(ground)];
	await expect(claimName(ground.storage, one.secret, "alice")).rejects.toMatchObject({ code: "name-taken" });
	await claimName(ground.storage, one.secret, "bob");
	await expect(claimName(ground.storage, other.secret, "bob")).rejects.toMatchObject({ code: "name-taken" });
	await ground.storage.db.updateTable("account").set({ removed_at: 1 }).execute();
	await expect(claimName(ground.storage, other.secret, "alice")).rejects.toMatchObject({ code: "name-taken" });
});

test("a link ends with its time", async () => {
	const ground = await openGround();
	const { secret } = await invite(ground);
	ground.pass(3_600_000);
	await expect(claimName(ground.storage, secret, "alice")).rejects.toMatchObject({ code: "link-ended" });
});

test("the first administrator's link is made anew until there is one", async () => {
	const ground = await openGround();
	const { storage, party } = ground;
	const first = await firstAdministratorLink(storage, party.origin);
	const second = await firstAdministratorLink(storage, party.origin);
	const secretOf = (link: { url: string } | undefined) => link?.url.split("#")[1] ?? "";
	await expect(claimName(storage, secretOf(first), "alice")).rejects.toMatchObject({ code: "link-ended" });
	const userId = await claimName(storage, secretOf(second), "alice");
	const finish = await begin(ground, secretOf(second), userId);
	expect((await finish()).account.roles).toEqual(["admin"]);
	expect(await firstAdministratorLink(storage, party.origin)).toBeUndefined();
});
