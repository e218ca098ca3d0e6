import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { withinASecond } from "../events/within-a-second.ts";
import { type CeremonyPage, openCeremonyPage, ticketFor } from "../pairing/ceremony-page.ts";
import { pairOverApi } from "../pairing/pair-over-api.ts";
import type { PairedApp } from "../pairing/paired-app.ts";
import { type Asked, askOverApi } from "../requester/ask-over-api.ts";
import { approveWith, denyLogin } from "../software-passkey/approve-with.ts";
import { signInWith } from "../software-passkey/sign-in-with.ts";
import { elsewhere, type Household, openHousehold } from "./household.ts";

let home: Household;
let app: PairedApp;

beforeAll(async () => {
	home = await openHousehold();
	app = await pairOverApi(home.alice.session, home.alice.passkey);
});

afterAll(() => home?.stop());

const asked = (account = "alice") => askOverApi(home.origin, { account, kind: "login" });

const pageOf = async ({ id }: Asked) => openCeremonyPage(home.origin, await ticketFor(app, id));

const refused = { code: "token-refused" };

test("a ticket is good once", async () => {
	const ticket = await ticketFor(app, (await asked()).id);
	await openCeremonyPage(home.origin, ticket);
	await expect(openCeremonyPage(home.origin, ticket)).rejects.toMatchObject({ code: "link-ended" });
});

test("of many redemptions at once one succeeds", async () => {
	const ticket = await ticketFor(app, (await asked()).id);
	const tries = Array.from({ length: 5 }, () => openCeremonyPage(home.origin, ticket));
	const results = await Promise.allSettled(tries);
	expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a ticket itself is no bearer", async () => {
	const { id } = await asked();
	const ticket = await ticketFor(app, id);
	const headers = { authorization: `Bearer ${ticket}` };
	expect((await fetch(`${home.origin}/api/login-requests/${id}`, { headers })).status).toBe(401);
});

test("its page reads its request, follows it, hands in a signature for it, and hears the end", async () => {
	const request = await asked();
	const { id, matchCode: code } = request;
	const page = await pageOf(request);
	expect(await page.send(calls.loginRequest, { params: { id } })).toMatchObject({ id, state: "pending" });
	const events = await page.events();
	expect(await approveWith(page, home.alice.passkey, { id, code })).toMatchObject({ state: "approved" });
	await events.first(({ name, data }) => name === "login-settled" && data["state"] === "approved");
	events.close();
});

test("a leaked one hears of no other request, neither by its snapshot nor later", async () => {
	const [before, own] = [await asked(), await asked()];
	const events = await (await pageOf(own)).events();
	await denyLogin(app, before.id);
	const after = await asked();
	await denyLogin(app, after.id);
	await denyLogin(app, own.id);
	await events.first(({ name, data }) => name === "login-settled" && data["id"] === own.id);
	const told = JSON.stringify(events.seen);
	expect(told).toContain(own.id);
	for (const { id } of [before, after]) expect(told).not.toContain(id);
	events.close();
});

describe("a leaked one, of an administrator's own request,", () => {
	let page: CeremonyPage;
	let own: Asked;
	let another: Asked;
	let bobs: Asked;

	beforeAll(async () => {
		[own, another, bobs] = [await asked(), await asked(), await asked("bob")];
		page = await pageOf(own);
	});

	const body = {};
	const of = ({ id }: Asked) => ({ params: { id } });
	const notFound = { code: "not-found" };
	const proofMissing = { code: "dpop-missing" };
	const forbidden = { code: "forbidden" };
	const signedOut = { code: "not-signed-in" };

	test.each<[string, () => Promise<unknown>, object]>([
		["read another request", () => page.send(calls.loginRequest, of(another)), notFound],
		["read somebody else's request", () => page.send(calls.loginRequest, of(bobs)), notFound],
		["deny another request", () => denyLogin(page, another.id), notFound],
		["deny somebody else's request", () => denyLogin(page, bobs.id), notFound],
		["see what could approve another", () => page.send(calls.loginCredentials, of(another)), notFound],
		["follow its account", () => page.events(""), proofMissing],
		["follow everybody", () => page.events("scope=all"), proofMissing],
		["follow another request", () => page.events(`request=${another.id}`), notFound],
		["list requests", () => page.send(calls.listLoginRequests, {}), proofMissing],
		["read a receipt", () => page.send(calls.loginReceipt, of(own)), proofMissing],
		["report", () => page.send(calls.reportLoginRequest, { ...of(own), body }), proofMissing],
		["deny and report", () => page.send(calls.denyLoginRequest, { ...of(own), body: { report: true } }), forbidden],
		["make another ticket", () => page.send(calls.createCeremonyTicket, { ...of(own), body }), proofMissing],
		["end the pairing it came from", () => page.send(calls.removePairing, { params: { id: app.id } }), proofMissing],
		["read the session", () => page.send(calls.session, {}), signedOut],
		["list accounts", () => page.send(calls.listAccounts, {}), signedOut],
		["make an invite", () => page.send(calls.createInvite, { body }), signedOut],
		["list passkeys", () => page.send(calls.listPasskeys, { params: { userId: "alice" } }), proofMissing],
		["list pairings", () => page.send(calls.listPairings, {}), signedOut],
		["list quieted sources", () => page.send(calls.listQuieted, {}), signedOut],
		["read the audit log", () => page.send(calls.listAudit, {}), signedOut],
		["get a proof of a passkey", () => signInWith(page, home.alice.passkey, { purpose: "proof" }), proofMissing],
	])("can not %s", async (_, attempt, problem) => {
		await expect(attempt()).rejects.toMatchObject(problem);
	});

	test("and denies its own", async () => {
		expect(await denyLogin(page, own.id)).toEqual({ state: "denied" });
	});
});

test("it decides nothing any more once its request has ended", async () => {
	const request = await asked();
	const { id, matchCode: code } = request;
	const page = await pageOf(request);
	await denyLogin(app, id);
	const settled = { code: "already-settled" };
	await expect(approveWith(page, home.alice.passkey, { id, code })).rejects.toMatchObject(settled);
	await expect(ticketFor(app, id)).rejects.toMatchObject(settled);
	expect(await page.send(calls.loginRequest, { params: { id } })).toMatchObject({ state: "denied" });
});

test("it dies with the pairing it came from, its ticket too, and its stream within a second", async () => {
	const { alice, origin } = home;
	const doomed = await pairOverApi(alice.session, alice.passkey);
	const { id } = await asked();
	const unused = await ticketFor(doomed, id);
	const page = await openCeremonyPage(origin, await ticketFor(doomed, id));
	const events = await page.events();
	await alice.session.send(calls.removePairing, { params: { id: doomed.id } });
	await withinASecond(events.ended);
	await expect(openCeremonyPage(origin, unused)).rejects.toMatchObject({ code: "link-ended" });
	await expect(page.send(calls.loginRequest, { params: { id } })).rejects.toMatchObject(refused);
	await expect(denyLogin(page, id)).rejects.toMatchObject(refused);
	expect(await app.send(calls.loginRequest, { params: { id } })).toMatchObject({ state: "pending" });
});

test("it dies with the web session it came from, and its stream within a second", async () => {
	const { origin } = home;
	const second = await elsewhere(home.alice);
	const { id } = await asked();
	const page = await openCeremonyPage(origin, await ticketFor(second.session, id));
	const events = await page.events();
	await second.session.send(calls.endSession, {});
	await withinASecond(events.ended);
	await expect(denyLogin(page, id)).rejects.toMatchObject(refused);
});
