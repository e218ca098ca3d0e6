import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { openCeremonyPage, ticketFor } from "../pairing/ceremony-page.ts";
import { pairOverApi } from "../pairing/pair-over-api.ts";
import type { PairedApp } from "../pairing/paired-app.ts";
import { askOverApi } from "../requester/ask-over-api.ts";
import { addWith } from "../software-passkey/add-with.ts";
import { approveWith } from "../software-passkey/approve-with.ts";
import { openCookieSession } from "../software-passkey/cookie-session.ts";
import { signInWith } from "../software-passkey/sign-in-with.ts";
import { createSoftwarePasskey, type SoftwarePasskey } from "../software-passkey/software-passkey.ts";
import type { Caller } from "../software-passkey/wire-call.ts";
import { elsewhere, type Household, invited, openHousehold } from "./household.ts";

let home: Household;
/** Bob's, paired without a browser of his own: nobody is signed in where the signature is made. */
let app: PairedApp;

beforeAll(async () => {
	home = await openHousehold();
	app = await pairOverApi(openCookieSession(home.origin), home.bob.passkey, "Terminal");
});

afterAll(() => home?.stop());

async function prove(caller: Caller, passkey: SoftwarePasskey): Promise<string> {
	const proven = await signInWith(caller, passkey, { purpose: "proof" });
	if (proven.purpose !== "proof") throw new Error(`A proof was answered as ${proven.purpose}.`);
	return proven.proof;
}

const bobs = { params: { userId: "bob" } };
const namesOf = async (caller: Caller) =>
	(await caller.send(calls.listPasskeys, bobs)).passkeys.map(({ name }) => name);

test("a paired app adds a key, approves with it, renames it and removes it, each with a fresh signature", async () => {
	const { bob, origin } = home;
	const usb = createSoftwarePasskey({ transports: ["usb"], attestation: "self" });
	const proof = await prove(app, bob.passkey);
	const { passkey } = await addWith(app, usb, { account: "bob", proof, name: "USB key", attestation: "direct" });
	expect(passkey).toMatchObject({ id: usb.credentialId, transports: ["usb"], attestation: "packed" });
	const { id, matchCode } = await askOverApi(origin, { account: "bob", kind: "login" });
	expect(await approveWith(app, usb, { id, code: matchCode })).toMatchObject({ state: "approved" });

	const named = { params: { userId: "bob", id: usb.credentialId } };
	const renaming = { ...named, body: { name: "Drawer", proof: await prove(app, usb) } };
	expect(await app.send(calls.renamePasskey, renaming)).toMatchObject({ name: "Drawer", attestation: "packed" });
	expect(await namesOf(app)).toEqual(["Passkey", "Drawer"]);
	await app.send(calls.removePasskey, { ...named, body: { proof: await prove(app, usb) } });
	expect(await namesOf(app)).toEqual(["Passkey"]);
	const { entries } = await home.alice.session.send(calls.listAudit, { query: { account: "bob" } });
	expect(entries.slice(0, 4)).toMatchObject([
		{ action: "passkey-removed", personal: { name: "Drawer" } },
		{ action: "passkey-renamed", personal: { name: "Drawer", before: "USB key" } },
		{ action: "login-approved", personal: { signed_with: "USB key" } },
		{ action: "passkey-added", personal: { name: "USB key", attestation: "packed" } },
	]);
});

test("the last passkey stays", async () => {
	const params = { userId: "bob", id: home.bob.passkey.credentialId };
	const removed = app.send(calls.removePasskey, { params, body: { proof: await prove(app, home.bob.passkey) } });
	await expect(removed).rejects.toMatchObject({ code: "last-passkey" });
});

test("the app of an administrator sees nobody else's passkeys", async () => {
	const { alice } = home;
	const admins = await pairOverApi(alice.session, alice.passkey);
	await expect(namesOf(admins)).rejects.toMatchObject({ code: "not-found" });
	expect(await namesOf(alice.session)).toEqual(["Passkey"]);
});

describe.each<[string, () => Promise<string>]>([
	["made up", async () => "A".repeat(43)],
	["of its owner's session", () => prove(home.bob.session, home.bob.passkey)],
	[
		"of another app of its owner",
		async () => prove(await pairOverApi(home.bob.session, home.bob.passkey, "Other"), home.bob.passkey),
	],
	["of somebody else's session", () => prove(home.alice.session, home.alice.passkey)],
	[
		"of somebody else's app",
		async () => prove(await pairOverApi(home.alice.session, home.alice.passkey), home.alice.passkey),
	],
	[
		"that was used before",
		async () => {
			const proof = await prove(app, home.bob.passkey);
			await app.send(calls.startRegistration, { ...bobs, body: { proof } });
			return proof;
		},
	],
])("with a proof %s", (_, give) => {
	const refused = { code: "token-refused" };

	test("an app adds, renames and removes nothing", async () => {
		const proof = await give();
		const params = { userId: "bob", id: home.bob.passkey.credentialId };
		const added = addWith(app, createSoftwarePasskey(), { account: "bob", proof });
		await expect(added).rejects.toMatchObject(refused);
		const renamed = app.send(calls.renamePasskey, { params, body: { name: "Mine", proof } });
		await expect(renamed).rejects.toMatchObject(refused);
		await expect(app.send(calls.removePasskey, { params, body: { proof } })).rejects.toMatchObject(refused);
		expect(await namesOf(app)).toEqual(["Passkey"]);
	});
});

test("an app's proof is worth nothing in a session, and a session's ceremony is not finished by an app", async () => {
	const { bob } = home;
	const proof = await prove(app, bob.passkey);
	const inSession = addWith(bob.session, createSoftwarePasskey(), { account: "bob", proof });
	await expect(inSession).rejects.toMatchObject({ code: "token-refused" });
	const other = await elsewhere(bob);
	for (const [beginner, finisher] of [
		[app, bob.session],
		[bob.session, app],
		[bob.session, other.session],
		[app, openCookieSession(home.origin)],
	] as const) {
		const adding = { account: "bob", proof: await prove(beginner, bob.passkey), finisher };
		const added = addWith(beginner, createSoftwarePasskey(), adding);
		await expect(added).rejects.toMatchObject({ code: "ceremony-ended" });
	}
	expect(await namesOf(app)).toEqual(["Passkey"]);
});

test("a proof is given to whoever began it, and to nobody who only has the ceremony", async () => {
	const { bob, origin } = home;
	for (const finisher of [bob.session, openCookieSession(origin)]) {
		const between: Caller = {
			origin,
			send: (call, given) => (call.path === calls.finishSignin.path ? finisher : app).send(call, given),
		};
		await expect(prove(between, bob.passkey)).rejects.toMatchObject({ code: "signin-refused" });
	}
	await expect(prove(openCookieSession(origin), bob.passkey)).rejects.toMatchObject({ code: "not-signed-in" });
});

test("what an app began before it was ended adds nothing after it", async () => {
	const { alice, origin } = home;
	const carol = await invited(alice, "carol");
	const carols = await pairOverApi(carol.session, carol.passkey);
	const begun = await prove(carols, carol.passkey);
	const thief: Caller = {
		origin,
		async send(call, given) {
			if (call.path === calls.finishRegistration.path)
				await alice.session.send(calls.removePairing, { params: { id: carols.id } });
			return carols.send(call, given);
		},
	};
	const added = addWith(thief, createSoftwarePasskey(), { account: "carol", proof: begun });
	await expect(added).rejects.toMatchObject({ code: "token-refused" });
	const { passkeys } = await carol.session.send(calls.listPasskeys, { params: { userId: "carol" } });
	expect(passkeys).toHaveLength(1);
});

test("the page of one request reads no passkeys, proves none and changes none", async () => {
	const { bob, origin } = home;
	const { id } = await askOverApi(origin, { account: "bob", kind: "login" });
	const page = await openCeremonyPage(origin, await ticketFor(app, id));
	const params = { userId: "bob", id: bob.passkey.credentialId };
	const proof = await prove(bob.session, bob.passkey);
	for (const attempt of [
		() => namesOf(page),
		() => prove(page, bob.passkey),
		() => addWith(page, createSoftwarePasskey(), { account: "bob", proof }),
		() => page.send(calls.renamePasskey, { params, body: { name: "Mine", proof } }),
		() => page.send(calls.removePasskey, { params, body: { proof } }),
	])
		await expect(attempt()).rejects.toMatchObject({ code: "dpop-missing" });
});
