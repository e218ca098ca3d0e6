import { expect, test } from "vitest";
import type { Role } from "../../contract/account.ts";
import { calls } from "../../contract/calls.ts";
import { joinWith } from "../../e2e/software-passkey/join-with.ts";
import { signInWith } from "../../e2e/software-passkey/sign-in-with.ts";
import { createSoftwarePasskey } from "../../e2e/software-passkey/software-passkey.ts";
import { storeLink } from "../invites/links.ts";
import { openPairings } from "../pairings/pairings.ts";
import { hashOf, newSecret } from "../secret.ts";
import { askOverApi } from "../testing/ask-over-api.ts";
import { type Served, serve } from "../testing/served.ts";

async function invite({ storage }: Served, roles: Role[] = []): Promise<string> {
	const now = storage.clock();
	return (await storage.write((trx) => storeLink(trx, { kind: "invite", roles, hours: 1, now }))).secret;
}

async function join(served: Served, name: string, roles?: Role[]) {
	const session = served.browser();
	const passkey = createSoftwarePasskey();
	const { account } = await joinWith(session, passkey, { secret: await invite(served, roles), name });
	return { session, passkey, id: account.id };
}

type Joined = Awaited<ReturnType<typeof join>>;

/** An open stream that has sent its snapshot, and its end. */
async function follow({ address }: Served, { session }: Joined, scope: "own" | "all") {
	const headers = { cookie: session.cookieHeader() };
	const reader = (await fetch(`${address}/api/events?scope=${scope}`, { headers })).body?.getReader();
	expect(new TextDecoder().decode((await reader?.read())?.value)).toMatch(/^event: snapshot\n/);
	return {
		async ended() {
			let text = "";
			for (;;) {
				const part = await reader?.read();
				if (!part || part.done) return text;
				text += new TextDecoder().decode(part.value);
			}
		},
	};
}

async function people(served: Served) {
	return { root: await join(served, "root", ["admin"]), alice: await join(served, "alice", ["admin"]) };
}

test("a role that is taken away closes the stream of everybody's requests at once, and refuses the next", async () => {
	const served = await serve();
	const { root, alice } = await people(served);
	const stream = await follow(served, alice, "all");
	const body = { roles: [] };
	await root.session.send(calls.changeAccount, { params: { userId: "alice" }, body });
	await stream.ended();
	const headers = { cookie: alice.session.cookieHeader() };
	const again = await fetch(`${served.address}/api/events?scope=all`, { headers });
	expect(again.status).toBe(403);
	await expect(alice.session.send(calls.listAccounts, {})).rejects.toMatchObject({ code: "forbidden" });
	expect(await alice.session.send(calls.session, {})).toMatchObject({ account: { roles: [] } });
});

test("a disabled account loses stream, session and pairing at once, and does not get in again", async () => {
	const served = await serve();
	const { root, alice } = await people(served);
	const token = newSecret();
	const pairing = { id: "p", user_id: alice.id, name: "Laptop", token_hash: hashOf(token), key_thumbprint: "k" };
	await served.storage.db
		.insertInto("pairing")
		.values({ ...pairing, created_at: 1 })
		.execute();
	const pairings = openPairings(served.storage);
	await pairings.find(token, "k", "203.0.113.24");
	await askOverApi(served);
	const stream = await follow(served, alice, "own");
	const change = (disabled: boolean) =>
		root.session.send(calls.changeAccount, { params: { userId: alice.id }, body: { disabled } });
	expect(await change(true)).toMatchObject({ name: "alice", disabled: true, pairings: 0, passkeys: 1 });
	expect(await stream.ended()).toMatch(/"state":"cancelled"/);
	await expect(alice.session.send(calls.session, {})).rejects.toMatchObject({ code: "not-signed-in" });
	await expect(pairings.find(token, "k", "203.0.113.24")).rejects.toMatchObject({ code: "token-refused" });
	for (const account of ["alice", "-"]) {
		const signedIn = signInWith(served.browser(), alice.passkey, { account });
		await expect(signedIn).rejects.toMatchObject({ code: "signin-refused" });
	}
	await change(false);
	await expect(alice.session.send(calls.session, {})).rejects.toMatchObject({ code: "not-signed-in" });
	expect(await signInWith(served.browser(), alice.passkey)).toMatchObject({ account: { name: "alice" } });
});

test("a disabled account is answered like one that does not exist", async () => {
	const served = await serve();
	const { root, alice } = await people(served);
	const allowed = async (userId: string) => {
		const started = await served
			.browser()
			.send(calls.startSignin, { params: { userId }, body: { purpose: "session" } });
		return started.options.allowCredentials.map(({ id }) => id);
	};
	const [own] = await allowed("alice");
	await root.session.send(calls.changeAccount, { params: { userId: "alice" }, body: { disabled: true } });
	const decoys = await allowed("alice");
	expect(decoys).not.toContain(own);
	expect(await allowed("alice")).toEqual(decoys);
	const passkeys = await root.session.send(calls.listPasskeys, { params: { userId: "alice" } });
	expect(passkeys.passkeys.map(({ id }) => id)).toEqual([own]);
	expect((await askOverApi(served)).status).toBe(201);
	expect(await root.session.send(calls.listLoginRequests, { query: { scope: "all" } })).toEqual({ requests: [] });
	expect(alice.id).toMatch(/^0/);
});

test("the name of a removed account is refused for ever", async () => {
	const served = await serve();
	const { root, alice } = await people(served);
	const params = { userId: "alice" };
	await root.session.send(calls.removeAccount, { params });
	for (const again of [calls.account, calls.removeAccount, calls.listPasskeys] as const)
		await expect(root.session.send(again, { params })).rejects.toMatchObject({ code: "not-found" });
	expect((await root.session.send(calls.listAccounts, {})).accounts.map(({ name }) => name)).toEqual(["root"]);
	const joined = joinWith(served.browser(), createSoftwarePasskey(), { secret: await invite(served), name: "alice" });
	await expect(joined).rejects.toMatchObject({ code: "name-taken" });
	await expect(signInWith(served.browser(), alice.passkey)).rejects.toMatchObject({ code: "signin-refused" });
	expect(await served.storage.db.selectFrom("webauthn_credential").select("user_id").execute()).toEqual([
		{ user_id: root.id },
	]);
});

test("nobody but an administrator sees or changes accounts", async () => {
	const served = await serve();
	await people(served);
	const { session } = await join(served, "bob");
	const params = { userId: "alice" };
	const tries = [
		() => session.send(calls.listAccounts, {}),
		() => session.send(calls.account, { params: { userId: "bob" } }),
		() => session.send(calls.changeAccount, { params: { userId: "bob" }, body: { roles: ["admin"] } }),
		() => session.send(calls.removeAccount, { params }),
		() => session.send(calls.listAudit, {}),
	];
	for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
	await expect(session.send(calls.listPasskeys, { params })).rejects.toMatchObject({ code: "not-found" });
});
