import { afterAll, beforeAll, expect, test } from "vitest";
import { calls } from "../../../contract/calls.ts";
import type { Ceremony } from "../../../contract/passkey-ceremony.ts";
import { askOverApi } from "../../requester/ask-over-api.ts";
import { signApproval } from "../../software-passkey/approve-with.ts";
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

const ended = { code: "ceremony-ended" };
const bobs = { params: { userId: "bob" } };

const start = async (userId = "bob") => {
	const browser = browserFromAnywhere(world.origin);
	const { ceremony } = await browser.send(calls.startSignin, { params: { userId }, body: { purpose: "session" } });
	const { id, secret } = ceremony;
	await store.changed();
	return { browser, ceremony: { id, secret } };
};

/** Any assertion will do where the ceremony is what does not fit. */
const assertion = () => world.bob.passkey.sign({ challenge: "a", rpId: "localhost", origin: world.origin });

const finish = (browser: ReturnType<typeof browserFromAnywhere>, ceremony: Ceremony, userId = "bob") =>
	browser.send(calls.finishSignin, { params: { userId }, body: { ceremony, response: assertion() } });

test("the id of one ceremony and the secret of another are none, and disturb neither", async () => {
	const [one, other] = [await start(), await start()];
	const mixed = { id: one.ceremony.id, secret: other.ceremony.secret };
	await expect(finish(one.browser, mixed)).rejects.toMatchObject(ended);
	expect(await store.changed()).toEqual([]);
	await expect(finish(one.browser, one.ceremony)).rejects.toMatchObject({ code: "signin-refused" });
});

test("a ceremony begun for one account is not finished for another", async () => {
	const { browser, ceremony } = await start("bob");
	await expect(finish(browser, ceremony, "alice")).rejects.toMatchObject(ended);
});

test("a sign-in is no registration, nor a registration a sign-in", async () => {
	const secret = await world.link([]);
	const joining = browserFromAnywhere(world.origin);
	const { userId } = await joining.send(calls.redeemInvite, { body: { secret, name: "dora" } });
	const params = { userId };
	const registration = await joining.send(calls.startRegistration, { params, body: { secret } });
	const signin = await start();
	await store.changed();
	const response = createSoftwarePasskey().register(registration.options, world.origin);
	const swapped = joining.send(calls.finishRegistration, { params, body: { ceremony: signin.ceremony, response } });
	await expect(swapped).rejects.toMatchObject(ended);
	await expect(finish(signin.browser, registration.ceremony)).rejects.toMatchObject(ended);
	expect(await store.changed()).toEqual([]);
	const { ceremony } = registration;
	await expect(joining.send(calls.finishRegistration, { params, body: { ceremony, response } })).resolves.toMatchObject(
		{
			account: { name: "dora" },
		},
	);
});

test("what was signed for one login approves no other, and no sign-in", async () => {
	const { bob, origin } = world;
	const [one, other] = [await askOverApi(origin, { account: "bob", kind: "login" }), world.asked];
	const response = await signApproval(bob.session, bob.passkey, { id: one.id, code: one.matchCode });
	await store.changed();
	const swapped = bob.session.send(calls.approveLoginRequest, { params: { id: other.id }, body: { response } });
	await expect(swapped).rejects.toMatchObject({ code: "proof-refused" });
	expect(await store.changed()).toEqual([]);
	const { browser, ceremony } = await start();
	const signin = browser.send(calls.finishSignin, { ...bobs, body: { ceremony, response } });
	await expect(signin).rejects.toMatchObject({ code: "signin-refused" });
});

test("an answer to a login that was read differently approves nothing", async () => {
	const { bob, asked } = world;
	const alter = {
		kind: { kind: "ssh", target: "other" },
		account: { account: "alice" },
		address: { address: "192.0.2.1" },
		nonce: { nonce: "n".repeat(43) },
		expiry: { expiresAt: "2030-01-01T00:00:00.000Z" },
	} as const;
	for (const [member, changed] of Object.entries(alter)) {
		const approval = {
			id: asked.id,
			code: asked.matchCode,
			alter: (read: object) => ({ ...read, ...changed }) as never,
		};
		const response = await signApproval(bob.session, bob.passkey, approval);
		await store.changed();
		const handedIn = bob.session.send(calls.approveLoginRequest, { params: { id: asked.id }, body: { response } });
		await expect(handedIn, member).rejects.toMatchObject({ code: "proof-refused" });
		expect(await store.changed()).toEqual([]);
	}
});

test("a stranger who begins a sign-in for somebody disturbs none of theirs", async () => {
	const own = await start();
	for (let times = 0; times < 20; times += 1) await start();
	await expect(finish(own.browser, own.ceremony)).rejects.toMatchObject({ code: "signin-refused" });
	await expect(finish(own.browser, own.ceremony)).rejects.toMatchObject(ended);
});
