import { expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { joinWith } from "../../e2e/software-passkey/join-with.ts";
import { signInWith } from "../../e2e/software-passkey/sign-in-with.ts";
import { createSoftwarePasskey, type SoftwarePasskeyOptions } from "../../e2e/software-passkey/software-passkey.ts";
import { storeLink } from "../invites/links.ts";
import { type Served, serve } from "../testing/served.ts";

async function join(served: Served, name: string) {
	const { storage } = served;
	const link = { kind: "invite" as const, roles: [], hours: 1, now: storage.clock() };
	const { secret } = await storage.write((trx) => storeLink(trx, link));
	const session = served.browser();
	const passkey = createSoftwarePasskey();
	const { account } = await joinWith(session, passkey, { secret, name });
	const params = { userId: account.id };
	const prove = async () => {
		const proven = await signInWith(session, passkey, { purpose: "proof" });
		return proven.purpose === "proof" ? proven.proof : "";
	};
	const add = async (options: SoftwarePasskeyOptions = {}) => {
		const body = { proof: await prove() };
		const { ceremony, options: creation } = await session.send(calls.startRegistration, { params, body });
		const response = createSoftwarePasskey(options).register(creation, session.origin);
		const finish = { params, body: { ceremony, response, name: "Spare" } };
		return (await session.send(calls.finishRegistration, finish)).passkey.id;
	};
	const list = async () => (await session.send(calls.listPasskeys, { params })).passkeys.map(({ name: its }) => its);
	const remove = (id: string, proof: string) =>
		session.send(calls.removePasskey, { params: { ...params, id }, body: { proof } });
	return { session, params, prove, add, list, remove };
}

test("a passkey is added, renamed and removed with a proof of any of them", async () => {
	const served = await serve();
	const alice = await join(served, "alice");
	const id = await alice.add();
	expect(await alice.list()).toEqual(["Passkey", "Spare"]);
	const named = { params: { ...alice.params, id }, body: { name: "Drawer" } };
	expect(await alice.session.send(calls.renamePasskey, named)).toMatchObject({ id, name: "Drawer" });
	const unnamed = { ...named, body: { name: "two\nlines" } };
	await expect(alice.session.send(calls.renamePasskey, unnamed)).rejects.toMatchObject({ code: "invalid-request" });
	const proof = await alice.prove();
	await alice.remove(id, proof);
	expect(await alice.list()).toEqual(["Passkey"]);
	const again = await alice.add();
	await expect(alice.remove(again, proof)).rejects.toMatchObject({ code: "token-refused" });
});

test("neither no proof, nor one of another session or person, removes a passkey", async () => {
	const served = await serve();
	const [alice, bob] = [await join(served, "alice"), await join(served, "bob")];
	const id = await alice.add();
	await expect(alice.remove(id, "")).rejects.toMatchObject({ code: "invalid-request" });
	await expect(alice.remove(id, await bob.prove())).rejects.toMatchObject({ code: "token-refused" });
	await expect(bob.remove(id, await bob.prove())).rejects.toMatchObject({ code: "not-found" });
	const own = alice.session.send(calls.listPasskeys, { params: bob.params });
	await expect(own).rejects.toMatchObject({ code: "not-found" });
	expect(await alice.list()).toHaveLength(2);
});

test("the last passkey stays, and its proof is not used up by the try", async () => {
	const alice = await join(await serve(), "alice");
	const [only] = (await alice.session.send(calls.listPasskeys, { params: alice.params })).passkeys;
	const proof = await alice.prove();
	for (let attempt = 0; attempt < 2; attempt++)
		await expect(alice.remove(only?.id ?? "", proof)).rejects.toMatchObject({ code: "last-passkey" });
	expect(await alice.list()).toHaveLength(1);
});

test.each([255, 1023])("a security key whose id has %i bytes is renamed and removed like any other", async (length) => {
	const alice = await join(await serve(), "alice");
	const id = await alice.add({ credentialIdLength: length });
	const named = { params: { ...alice.params, id }, body: { name: "Drawer" } };
	expect(await alice.session.send(calls.renamePasskey, named)).toMatchObject({ id, name: "Drawer" });
	await alice.remove(id, await alice.prove());
	expect(await alice.list()).toEqual(["Passkey"]);
});
