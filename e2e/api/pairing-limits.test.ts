import { afterAll, beforeAll, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { openCeremonyPage, ticketFor } from "../pairing/ceremony-page.ts";
import { pairOverApi } from "../pairing/pair-over-api.ts";
import { callAsPairedApp, type PairedApp } from "../pairing/paired-app.ts";
import { askOverApi } from "../requester/ask-over-api.ts";
import { approveWith, denyLogin, signApproval } from "../software-passkey/approve-with.ts";
import { signInWith } from "../software-passkey/sign-in-with.ts";
import { type Household, openHousehold } from "./household.ts";

let home: Household;
/** The app of alice, who administers the server: what it may not do, no app may. */
let app: PairedApp;
let other: PairedApp;

beforeAll(async () => {
	home = await openHousehold();
	app = await pairOverApi(home.alice.session, home.alice.passkey, "Laptop");
	other = await pairOverApi(home.alice.session, home.alice.passkey, "Telephone");
});

afterAll(() => home?.stop());

const asked = (account = "alice") => askOverApi(home.origin, { account, kind: "login" });

test("a pairing lists its account's logins, hears of new ones, denies one and reports it", async () => {
	const events = await app.events();
	const { id } = await asked();
	await events.first(({ name, data }) => name === "login-requested" && Object(data["request"]).id === id);
	const { requests } = await app.send(calls.listLoginRequests, { query: { state: "pending" } });
	expect(requests.map((request) => request.id)).toContain(id);
	expect(await denyLogin(app, id)).toEqual({ state: "denied" });
	await events.first(({ name, data }) => name === "login-settled" && data["id"] === id);
	const { quietUntil } = await app.send(calls.reportLoginRequest, { params: { id }, body: {} });
	const { quieted } = await home.alice.session.send(calls.listQuieted, {});
	expect(quieted.map(({ until }) => until)).toEqual([quietUntil]);
	for (const each of quieted) await home.alice.session.send(calls.liftQuieted, { params: { id: each.id } });
	events.close();
});

test("it hands in a signature of the passkey, and fetches the receipt", async () => {
	const { id, matchCode } = await asked();
	expect(await approveWith(app, home.alice.passkey, { id, code: matchCode })).toMatchObject({ state: "approved" });
	expect(await app.send(calls.loginReceipt, { params: { id } })).toHaveProperty("signature");
});

test("it does not approve by itself, nor with somebody else's passkey, nor twice with one signature", async () => {
	const [first, second] = [await asked(), await asked()];
	const foreign = approveWith(app, home.bob.passkey, { id: first.id, code: first.matchCode });
	await expect(foreign).rejects.toMatchObject({ code: "proof-refused" });
	const response = await signApproval(app, home.alice.passkey, { id: first.id, code: first.matchCode });
	const reused = app.send(calls.approveLoginRequest, { params: { id: second.id }, body: { response } });
	await expect(reused).rejects.toMatchObject({ code: "proof-refused" });
	for (const { id } of [first, second]) await denyLogin(app, id);
});

test("it sees nobody else's requests and decides none, where its account administers neither", async () => {
	const bobs = await pairOverApi(home.bob.session, home.bob.passkey);
	const { id } = await asked();
	await expect(bobs.send(calls.loginRequest, { params: { id } })).rejects.toMatchObject({ code: "not-found" });
	await expect(denyLogin(bobs, id)).rejects.toMatchObject({ code: "not-found" });
	await expect(ticketFor(bobs, id)).rejects.toMatchObject({ code: "not-found" });
	await expect(bobs.send(calls.listLoginRequests, { query: { scope: "all" } })).rejects.toMatchObject({
		code: "forbidden",
	});
	await expect(bobs.events("scope=all")).rejects.toMatchObject({ code: "forbidden" });
	await expect(bobs.events(`request=${id}`)).rejects.toMatchObject({ code: "not-found" });
	await denyLogin(app, id);
});

const self = { params: { userId: "alice" } };
const bob = { params: { userId: "bob" } };
const anySecret = "a".repeat(43);
const signedIn = "not-signed-in";

test.each<[string, () => Promise<unknown>, code?: string]>([
	["create invites", () => app.send(calls.createInvite, { body: {} })],
	["list invites", () => app.send(calls.listInvites, {})],
	["withdraw an invite", () => app.send(calls.withdrawInvite, { params: { id: "any" } })],
	["list accounts", () => app.send(calls.listAccounts, {})],
	["read an account", () => app.send(calls.account, bob)],
	["change an account", () => app.send(calls.changeAccount, { ...bob, body: { disabled: true } })],
	["remove an account", () => app.send(calls.removeAccount, bob)],
	["make a recovery link", () => app.send(calls.createRecoveryLink, { ...self, body: {} })],
	["list the passkeys of others", () => app.send(calls.listPasskeys, bob), "not-found"],
	[
		"rename a passkey without a proof",
		() =>
			app.send(calls.renamePasskey, {
				params: { userId: "alice", id: home.alice.passkey.credentialId },
				body: { name: "Mine" },
			}),
		"token-refused",
	],
	[
		"register a passkey without a proof",
		() => app.send(calls.startRegistration, { ...self, body: { proof: anySecret } }),
		"token-refused",
	],
	[
		"get a proof with somebody else's passkey",
		() => signInWith(app, home.bob.passkey, { purpose: "proof" }),
		"signin-refused",
	],
	["list pairings", () => app.send(calls.listPairings, {})],
	["remove another pairing", () => app.send(calls.removePairing, { params: { id: other.id } }), "not-found"],
	["read the session", () => app.send(calls.session, {})],
	["end the session", () => app.send(calls.endSession, {})],
	["change the e-mail address", () => app.send(calls.changeEmail, { body: { email: "thief@example.org" } })],
	["list quieted sources", () => app.send(calls.listQuieted, {})],
	["lift a quieted source", () => app.send(calls.liftQuieted, { params: { id: "any" } })],
	["read the audit log", () => app.send(calls.listAudit, {})],
	["read the log of notices", () => app.send(calls.listDeliveries, {})],
])("it can not %s", async (_, attempt, code = signedIn) => {
	await expect(attempt()).rejects.toMatchObject({ code });
});

test("it can not remove a passkey, not even with a proof that its owner was given elsewhere", async () => {
	const proven = await signInWith(home.alice.session, home.alice.passkey, { purpose: "proof" });
	if (proven.purpose !== "proof") throw new Error("No proof was given.");
	const params = { userId: "alice", id: home.alice.passkey.credentialId };
	const removed = app.send(calls.removePasskey, { params, body: { proof: proven.proof } });
	await expect(removed).rejects.toMatchObject({ code: "token-refused" });
	const registered = app.send(calls.startRegistration, { ...self, body: { proof: proven.proof } });
	await expect(registered).rejects.toMatchObject({ code: "token-refused" });
});

test("the bearer of a ceremony page is no pairing's token, not even with the app's key", async () => {
	const { id } = await asked();
	const page = await openCeremonyPage(home.origin, await ticketFor(app, id));
	const posing = callAsPairedApp({ ...app, token: page.bearer });
	await expect(posing.send(calls.loginRequest, { params: { id } })).rejects.toMatchObject({ code: "token-refused" });
	await denyLogin(page, id);
});
