import { afterAll, beforeAll, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { withinASecond } from "../events/within-a-second.ts";
import { ticketFor } from "../pairing/ceremony-page.ts";
import { pairOverApi } from "../pairing/pair-over-api.ts";
import type { PairedApp } from "../pairing/paired-app.ts";
import { askOverApi } from "../requester/ask-over-api.ts";
import { denyLogin } from "../software-passkey/approve-with.ts";
import { type Household, openHousehold } from "./household.ts";

let home: Household;

beforeAll(async () => {
	home = await openHousehold();
});

afterAll(() => home?.stop());

test.each<[string, (app: PairedApp) => Promise<unknown>]>([
	["its owner", ({ id }) => home.bob.session.send(calls.removePairing, { params: { id } })],
	["an administrator", ({ id }) => home.alice.session.send(calls.removePairing, { params: { id } })],
	["itself", (app) => app.send(calls.removePairing, { params: { id: app.id } })],
])("a pairing that is ended by %s loses its stream within a second, and every later call", async (_, end) => {
	const { bob, origin } = home;
	const app = await pairOverApi(bob.session, bob.passkey, "Laptop");
	const beside = await pairOverApi(bob.session, bob.passkey, "Telephone");
	const { id } = await askOverApi(origin, { account: "bob", kind: "login" });
	const [own, one, others] = [await app.events(), await app.events(`request=${id}`), await beside.events()];
	await end(app);
	await withinASecond(Promise.all([own.ended, one.ended]));
	const ended = { code: "token-refused" };
	await expect(app.send(calls.listLoginRequests, {})).rejects.toMatchObject(ended);
	await expect(app.send(calls.loginRequest, { params: { id } })).rejects.toMatchObject(ended);
	await expect(ticketFor(app, id)).rejects.toMatchObject(ended);
	await expect(denyLogin(app, id)).rejects.toMatchObject(ended);
	await expect(app.send(calls.removePairing, { params: { id: app.id } })).rejects.toMatchObject(ended);
	await expect(app.events()).rejects.toMatchObject(ended);
	// What is nobody else's goes on: the other app hears how the request ends.
	expect(await denyLogin(beside, id)).toEqual({ state: "denied" });
	await others.first(({ name, data }) => name === "login-settled" && data["id"] === id);
	await beside.send(calls.removePairing, { params: { id: beside.id } });
});

test("it is listed until then, with its name and what was seen of it, and the log says who ended it", async () => {
	const { alice, bob } = home;
	const app = await pairOverApi(bob.session, bob.passkey, "Desk by the window");
	await app.send(calls.listLoginRequests, {});
	const { pairings } = await bob.session.send(calls.listPairings, {});
	expect(pairings).toMatchObject([{ id: app.id, account: "bob", name: "Desk by the window" }]);
	expect(pairings[0]).toMatchObject({ lastUsedAt: expect.any(String), lastAddress: expect.any(String) });
	expect((await alice.session.send(calls.listPairings, {})).pairings).toEqual([]);
	expect((await alice.session.send(calls.listPairings, { query: { scope: "all" } })).pairings).toHaveLength(1);
	await alice.session.send(calls.removePairing, { params: { id: app.id } });
	expect((await bob.session.send(calls.listPairings, {})).pairings).toEqual([]);
	const { entries } = await alice.session.send(calls.listAudit, { query: { action: "pairing-removed", limit: 1 } });
	expect(entries).toMatchObject([{ account: "bob", personal: { name: "Desk by the window", by: "alice" } }]);
});

test("nobody but its owner or an administrator ends it", async () => {
	const { alice, bob } = home;
	const app = await pairOverApi(alice.session, alice.passkey);
	const ended = bob.session.send(calls.removePairing, { params: { id: app.id } });
	await expect(ended).rejects.toMatchObject({ code: "not-found" });
	await app.send(calls.listLoginRequests, {});
});
