import { afterAll, beforeAll, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { withinASecond } from "../events/within-a-second.ts";
import { pairOverApi } from "../pairing/pair-over-api.ts";
import { askOverApi, askOwnOutcome } from "../requester/ask-over-api.ts";
import { openCookieSession } from "../software-passkey/cookie-session.ts";
import { joinWith, linkSecret } from "../software-passkey/join-with.ts";
import { signInWith } from "../software-passkey/sign-in-with.ts";
import { createSoftwarePasskey } from "../software-passkey/software-passkey.ts";
import { elsewhere, follow, type Household, invited, openHousehold, type Person } from "./household.ts";

let home: Household;

beforeAll(async () => {
	home = await openHousehold();
});

afterAll(() => home?.stop());

const change = (name: string, body: { roles?: "admin"[]; disabled?: boolean }) =>
	home.alice.session.send(calls.changeAccount, { params: { userId: name }, body });

const signIn = ({ name, passkey }: Person) => signInWith(openCookieSession(home.origin), passkey, { account: name });

test("a role that is taken away ends the stream of everybody's logins within a second, and not one's own", async () => {
	const carol = await invited(home.alice, "carol", ["admin"]);
	const app = await pairOverApi(carol.session, carol.passkey);
	const [all, byApp] = [await follow(carol, "scope=all"), await app.events("scope=all")];
	const own = await follow(carol);
	await change("carol", { roles: [] });
	await withinASecond(Promise.all([all.ended, byApp.ended]));
	const forbidden = { code: "forbidden" };
	await expect(follow(carol, "scope=all")).rejects.toMatchObject(forbidden);
	await expect(app.events("scope=all")).rejects.toMatchObject(forbidden);
	const everybodys = { query: { scope: "all" } } as const;
	await expect(app.send(calls.listLoginRequests, everybodys)).rejects.toMatchObject(forbidden);
	await expect(carol.session.send(calls.listAccounts, {})).rejects.toMatchObject(forbidden);
	const { id } = await askOverApi(home.origin, { account: "carol", kind: "login" });
	await own.first(({ name, data }) => name === "login-requested" && Object(data["request"]).id === id);
	own.close();
});

test("an account that is switched off loses its streams within a second, its sessions, apps and logins", async () => {
	const { alice, origin } = home;
	const dave = await invited(alice, "dave");
	const app = await pairOverApi(dave.session, dave.passkey);
	const second = await elsewhere(dave);
	const asked = await askOverApi(origin, { account: "dave", kind: "login" });
	const streams = [
		await follow(dave),
		await follow(second),
		await app.events(),
		await app.events(`request=${asked.id}`),
	];
	expect(await change("dave", { disabled: true })).toMatchObject({ disabled: true, passkeys: 1, pairings: 0 });
	await withinASecond(Promise.all(streams.map(({ ended }) => ended)));
	for (const { session } of [dave, second])
		await expect(session.send(calls.session, {})).rejects.toMatchObject({ code: "not-signed-in" });
	await expect(app.send(calls.listLoginRequests, {})).rejects.toMatchObject({ code: "token-refused" });
	await expect(signIn(dave)).rejects.toMatchObject({ code: "signin-refused" });
	expect(await askOwnOutcome(origin, asked)).toMatchObject({ body: { code: "cancelled" } });
	// Asking goes on as for any name, and reaches nobody.
	await askOverApi(origin, { account: "dave", kind: "login" });
	await change("dave", { disabled: false });
	expect(await signIn(dave)).toMatchObject({ account: { name: "dave" } });
	await expect(dave.session.send(calls.session, {})).rejects.toMatchObject({ code: "not-signed-in" });
});

test("the name of a removed account is refused for ever, and its key signs nobody in", async () => {
	const { alice, origin } = home;
	const erin = await invited(alice, "erin");
	const stream = await follow(erin);
	await alice.session.send(calls.removeAccount, { params: { userId: "erin" } });
	await withinASecond(stream.ended);
	await expect(signIn(erin)).rejects.toMatchObject({ code: "signin-refused" });
	const { url } = await alice.session.send(calls.createInvite, { body: {} });
	const secret = linkSecret(url);
	const session = openCookieSession(origin);
	for (const attempt of ["the first", "another"])
		await expect(session.send(calls.redeemInvite, { body: { secret, name: "erin" } }), attempt).rejects.toMatchObject({
			code: "name-taken",
		});
	// The link is not used up by it.
	const { account } = await joinWith(session, createSoftwarePasskey(), { secret, name: "erin-2" });
	expect(account).toMatchObject({ name: "erin-2" });
	const { accounts } = await alice.session.send(calls.listAccounts, {});
	expect(accounts.map(({ name }) => name)).not.toContain("erin");
});

test("the last administrator keeps the role, the account and the way in", async () => {
	const kept = { code: "last-administrator" };
	await expect(change("alice", { roles: [] })).rejects.toMatchObject(kept);
	await expect(change("alice", { disabled: true })).rejects.toMatchObject(kept);
	const removed = home.alice.session.send(calls.removeAccount, { params: { userId: "alice" } });
	await expect(removed).rejects.toMatchObject(kept);
	expect(await home.alice.session.send(calls.session, {})).toMatchObject({ account: { roles: ["admin"] } });
});
