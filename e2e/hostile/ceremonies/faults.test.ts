import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { calls } from "../../../contract/calls.ts";
import type { SigninPurpose } from "../../../contract/signin-challenge.ts";
import { beginPairing } from "../../pairing/pair-over-api.ts";
import { askOverApi } from "../../requester/ask-over-api.ts";
import { createRequesterKey } from "../../requester/requester-key.ts";
import { approveWith } from "../../software-passkey/approve-with.ts";
import { joinWith } from "../../software-passkey/join-with.ts";
import { assertionFaults, registrationFaults } from "../../software-passkey/passkey-faults.ts";
import { type SigningIn, signInWith } from "../../software-passkey/sign-in-with.ts";
import { createSoftwarePasskey } from "../../software-passkey/software-passkey.ts";
import { type StoreWatch, watchStore } from "../world/stored.ts";
import { openWorld, type World } from "../world/world.ts";
import { browserFromAnywhere } from "./from-anywhere.ts";

let world: World;
let store: StoreWatch;

beforeAll(async () => {
	world = await openWorld();
	store = await watchStore(world.storage);
});

afterAll(() => world?.stop());

/** A ceremony is used up by its first answer, whatever that is; nothing else may have come of it. */
const onlyTheCeremony = async () =>
	expect((await store.changed()).filter((table) => table !== "webauthn_state")).toEqual([]);

const wishes: Record<SigninPurpose, () => Promise<SigningIn>> = {
	session: async () => ({ account: "bob" }),
	proof: async () => ({ purpose: "proof" }),
	login: async () => {
		const { publicKey } = createRequesterKey();
		return { account: "bob", purpose: "login", login: { publicKey, keyThumbprint: "t".repeat(43) } };
	},
	pair: async () => {
		const { secret } = await beginPairing(world.origin);
		const { name, keyThumbprint } = await world.bob.session.send(calls.lookUpPairing, { body: { secret } });
		await store.changed();
		return { account: "bob", purpose: "pair", pairing: { secret, name, keyThumbprint } };
	},
};

/** So that a count which goes back goes back behind one that the server has seen. */
const isCounted = async () => {
	await signInWith(browserFromAnywhere(world.origin), world.bob.passkey, { account: "bob" });
	await store.changed();
};

describe.each(assertionFaults)("an assertion with %s", (fault) => {
	if (fault.startsWith("counter")) beforeEach(isCounted);

	test.each(Object.entries(wishes))("gives no %s", async (purpose, wish) => {
		const { bob, laptop, origin } = world;
		const caller = purpose === "proof" ? laptop : browserFromAnywhere(origin);
		const signing = signInWith(caller, bob.passkey, await wish(), { [fault]: true });
		await expect(signing).rejects.toMatchObject({ code: "signin-refused" });
		await onlyTheCeremony();
	});

	test("approves nothing", async () => {
		const { bob, asked } = world;
		const { session, passkey } = bob;
		const approval = approveWith(session, passkey, { id: asked.id, code: asked.matchCode }, { [fault]: true });
		await expect(approval).rejects.toMatchObject({ code: "proof-refused" });
		expect(await store.changed()).toEqual([]);
	});
});

test.each(registrationFaults)("a registration with %s makes no account and leaves its link good", async (fault) => {
	const secret = await world.link([]);
	const session = browserFromAnywhere(world.origin);
	const passkey = createSoftwarePasskey({ attestation: "self" });
	const name = `new-${fault.toLowerCase()}`;
	await store.changed();
	await expect(joinWith(session, passkey, { secret, name }, { [fault]: true })).rejects.toMatchObject({
		code: "registration-refused",
	});
	// The link remembers the name that was asked for, until it is used.
	expect((await store.changed()).filter((table) => table !== "webauthn_state")).toEqual(["invite"]);
	expect(await joinWith(session, createSoftwarePasskey(), { secret, name })).toMatchObject({ account: { name } });
	await store.changed();
});

test("after all that, the same passkey still approves", async () => {
	const { bob, origin } = world;
	const { id, matchCode: code } = await askOverApi(origin, { account: "bob", kind: "login" });
	await expect(approveWith(bob.session, bob.passkey, { id, code })).resolves.toMatchObject({ state: "approved" });
});
