import { expect, test } from "vitest";
import { denyLoginRequest } from "../login-requests/deny.ts";
import { openGround } from "../testing/ground.ts";
import { openCeremonyTickets } from "./tickets.ts";

async function issued() {
	const ground = await openGround();
	const person = await ground.join("alice");
	const alice = { ...person, sessionHash: "session" };
	await ground.storage.db
		.insertInto("web_session")
		.values({ token_hash: "session", user_id: alice.account.id, created_at: 0, last_seen_at: 0, expires_at: 9e15 })
		.execute();
	const { id } = await ground.ask("alice");
	const tickets = openCeremonyTickets(ground.storage);
	return { ground, alice, id, tickets, ...(await tickets.issue(alice, id)) };
}

test("a ticket gives authority over its one request, once", async () => {
	const { tickets, ticket, id } = await issued();
	const { bearer, ...about } = await tickets.redeem(ticket);
	expect(about).toEqual({ id, account: "alice" });
	const approver = await tickets.find(bearer);
	expect(approver).toMatchObject({ requestId: id, account: { name: "alice" } });
	expect(approver).not.toHaveProperty("sessionHash");
	await expect(tickets.redeem(ticket)).rejects.toMatchObject({ code: "link-ended" });
});

test("of two who redeem at once, one gets it", async () => {
	const { tickets, ticket } = await issued();
	const both = await Promise.allSettled([tickets.redeem(ticket), tickets.redeem(ticket)]);
	expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a ticket is good for a minute", async () => {
	const { ground, tickets, ticket } = await issued();
	ground.pass(60_000);
	await expect(tickets.redeem(ticket)).rejects.toMatchObject({ code: "link-ended" });
});

test("a ticket is no bearer", async () => {
	const { tickets, ticket } = await issued();
	await expect(tickets.find(ticket)).rejects.toMatchObject({ code: "token-refused" });
});

test("the authority dies with its request, a moment after it ended", async () => {
	const { ground, alice, tickets, ticket, id } = await issued();
	const { bearer } = await tickets.redeem(ticket);
	await denyLoginRequest(ground, alice, id);
	expect(await tickets.find(bearer)).toMatchObject({ requestId: id });
	ground.pass(60_000);
	await expect(tickets.find(bearer)).rejects.toMatchObject({ code: "token-refused" });
});

test("it says with whom it ends, without being them", async () => {
	const { tickets, ticket } = await issued();
	const { bearer } = await tickets.redeem(ticket);
	const approver = await tickets.find(bearer);
	expect(approver.madeBy).toEqual({ sessionHash: "session" });
	expect(approver.sessionHash).toBeUndefined();
});

test("it dies with the session that made it", async () => {
	const { ground, tickets, ticket } = await issued();
	const { bearer } = await tickets.redeem(ticket);
	await ground.storage.db.deleteFrom("web_session").execute();
	await expect(tickets.find(bearer)).rejects.toMatchObject({ code: "token-refused" });
});
