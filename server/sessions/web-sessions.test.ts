import type { FastifyReply, FastifyRequest } from "fastify";
import { expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { joinWith, linkSecret } from "../../e2e/software-passkey/join-with.ts";
import { signInWith } from "../../e2e/software-passkey/sign-in-with.ts";
import { createSoftwarePasskey } from "../../e2e/software-passkey/software-passkey.ts";
import { firstAdministratorLink } from "../invites/first-administrator.ts";
import { openGround } from "../testing/ground.ts";
import { type Served, serve } from "../testing/served.ts";

const hour = 3_600_000;

/** A session as the server begins it, and how it finds it again. */
async function begun() {
	const ground = await openGround();
	const { account } = await ground.join("alice");
	let cookies: Record<string, string> = {};
	const setCookie = await ground.storage.write((trx) => ground.sessions.begin(trx, account.id));
	setCookie({ setCookie: (name: string, value: string) => (cookies = { [name]: value }) } as unknown as FastifyReply);
	return { ground, find: () => ground.sessions.find({ cookies } as unknown as FastifyRequest) };
}

test("a session that is used stays, until its absolute limit", async () => {
	const { ground, find } = await begun();
	for (let passed = 0; passed < 7 * 24 - 11; passed += 11) {
		expect(await find()).toMatchObject({ account: { name: "alice" } });
		ground.pass(11 * hour);
	}
	ground.pass(11 * hour);
	expect(await find()).toBeUndefined();
});

test("a session that is not used ends after twelve hours", async () => {
	const { ground, find } = await begun();
	ground.pass(12 * hour);
	expect(await find()).toBeUndefined();
});

test("the session of a removed account is none", async () => {
	const { ground, find } = await begun();
	await ground.storage.db.updateTable("account").set({ removed_at: 1 }).execute();
	expect(await find()).toBeUndefined();
});

async function joined({ storage, origin, browser }: Served) {
	const session = browser();
	const passkey = createSoftwarePasskey();
	const secret = linkSecret((await firstAdministratorLink(storage, origin))?.url ?? "");
	await joinWith(session, passkey, { secret, name: "alice" });
	return { session, passkey };
}

test("the cookie is out of reach of scripts and other sites", async () => {
	const served = await serve();
	const { passkey } = await joined(served);
	const seen: string[] = [];
	const watched = { ...served.browser() };
	const original = globalThis.fetch;
	const spy: typeof fetch = async (...call) => {
		const answer = await original(...call);
		seen.push(...answer.headers.getSetCookie());
		return answer;
	};
	globalThis.fetch = spy;
	try {
		await signInWith(watched, passkey);
	} finally {
		globalThis.fetch = original;
	}
	expect(seen).toHaveLength(1);
	expect(seen[0]).toMatch(/^countersign-8686=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/);
});

test("a cookie without its page's origin changes nothing", async () => {
	const served = await serve();
	const { session } = await joined(served);
	const answer = await fetch(`${served.address}/api/session`, {
		method: "DELETE",
		headers: { cookie: session.cookieHeader() },
	});
	expect(await answer.json()).toMatchObject({ code: "wrong-origin" });
	expect(await session.send(calls.session, {})).toMatchObject({ account: { name: "alice", roles: ["admin"] } });
});

test("signing out ends the session and its streams", async () => {
	const served = await serve();
	const { session } = await joined(served);
	const cookie = session.cookieHeader();
	const stream = await fetch(`${served.address}/api/events`, { headers: { cookie } });
	const reader = stream.body?.getReader();
	expect(new TextDecoder().decode((await reader?.read())?.value)).toMatch(/^event: snapshot\n/);
	await session.send(calls.endSession, {});
	let last = await reader?.read();
	while (last && !last.done) last = await reader?.read();
	expect(last?.done).toBe(true);
	const again = await fetch(`${served.address}/api/session`, { headers: { cookie } });
	expect(again.status).toBe(401);
});
