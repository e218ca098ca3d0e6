import { beforeEach, expect, onTestFinished, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";
import { openCeremonyPage, ticketFor } from "../pairing/ceremony-page.ts";
import { askOverApi } from "../requester/ask-over-api.ts";
import { approveWith, denyLogin } from "../software-passkey/approve-with.ts";
import { openCookieSession } from "../software-passkey/cookie-session.ts";
import { joinWith, linkSecret } from "../software-passkey/join-with.ts";
import { createSoftwarePasskey, type SoftwarePasskey } from "../software-passkey/software-passkey.ts";
import { runCountersign } from "../start/run-countersign.ts";
import { askByClock } from "./clock-login.ts";
import { type ClockServer, openClockServer } from "./clock-server.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let server: ClockServer;
let alice: ReturnType<typeof openCookieSession>;
let key: SoftwarePasskey;

beforeEach(async () => {
	server = await openClockServer();
	onTestFinished(server.stop);
	alice = openCookieSession(server.origin);
	key = createSoftwarePasskey();
	await joinWith(alice, key, { secret: linkSecret(server.setupLink), name: "alice" });
});

/** A machine whose clock agrees with the server's. */
const ask = () => askByClock(server.origin, "alice", server.clock.now);
const codeOf = (error: unknown) => (error instanceof Problem ? error.code : String(error));

/** One login from its asking to its token. */
async function logIn(): Promise<void> {
	const login = await ask();
	await approveWith(alice, key, { id: login.id, code: login.matchCode });
	expect(await login.outcome()).toMatchObject({ state: "approved" });
}

/** The audit log as its command sees it. */
async function auditVerdict() {
	const { code, stdout } = await runCountersign(["audit", "verify", "--data", server.data, "--json"]).ended;
	return { code, verdict: JSON.parse(stdout) };
}

test("however the clock is set, the next login goes through, with its full time and no more, and the log goes on", async () => {
	await logIn();
	for (const by of [-hour, -day, hour, 6 * hour, 18 * hour]) {
		server.clock.by(by);
		const { id, lifetime } = await ask();
		// Less by what passed between its making and the answer.
		expect(lifetime).toBeGreaterThan(3 * minute - 5000);
		expect(lifetime).toBeLessThanOrEqual(3 * minute);
		await denyLogin(alice, id);
		await logIn();
	}
	expect((await auditVerdict()).code).toBe(0);
});

test("one that started ahead of the time lets keys through once its clock is right", async () => {
	server.clock.by(day);
	await server.restart();
	server.clock.by(-day);
	await logIn();
});

test("clients whose clock stayed take over the server's, within one call", async () => {
	for (const by of [hour, -2 * hour]) {
		server.clock.by(by);
		// A proof alone, without a client that compares the clocks.
		await expect(askOverApi(server.origin, { account: "alice", kind: "login" })).rejects.toThrow("dpop-time");
		const login = await askByClock(server.origin, "alice", Date.now);
		expect(await login.outcome()).toEqual({ state: "pending" });
		await denyLogin(alice, login.id);
	}
});

test("what ran out stays out, and what waits ends with its time, however the clock was set in between", async () => {
	const [gone, waits] = [await ask(), await ask()];
	server.clock.by(-hour);
	expect(await waits.outcome()).toEqual({ state: "pending" });
	server.clock.by(hour + 3 * minute);
	expect(await gone.outcome()).toEqual({ state: "expired" });
	expect(await denyLogin(alice, waits.id).then(({ state }) => state, codeOf)).toBe("already-settled");
	server.clock.by(-3 * minute);
	expect(await gone.outcome()).toEqual({ state: "expired" });
	expect(await approveWith(alice, key, { id: gone.id, code: gone.matchCode }).then(({ state }) => state, codeOf)).toBe(
		"already-settled",
	);
});

test("an approval is collected while it is new by the clock, and its token is good for five minutes", async () => {
	const login = await ask();
	await approveWith(alice, key, { id: login.id, code: login.matchCode });
	server.clock.by(5 * minute + 1000);
	expect(await login.outcome()).toEqual({ state: "expired" });
	server.clock.by(-4 * minute);
	const collected = await login.outcome();
	expect(collected).toMatchObject({ state: "approved", expiresIn: 300 });
	server.clock.by(31_000);
	expect(await login.outcome()).toEqual({ state: "collected" });
	server.clock.by(6 * minute);
	expect(await login.outcome()).toEqual({ state: "collected" });
});

test("a ticket ends after its minute, and a page with its login", async () => {
	const { id } = await ask();
	const [late, used] = [await ticketFor(alice, id), await ticketFor(alice, id)];
	const page = await openCeremonyPage(server.origin, used);
	server.clock.by(minute + 1000);
	expect(await openCeremonyPage(server.origin, late).then(() => "opened", codeOf)).toBe("link-ended");
	expect(await page.send(calls.loginRequest, { params: { id } })).toMatchObject({ state: "pending" });
	server.clock.by(3 * minute);
	expect(await page.send(calls.loginRequest, { params: { id } }).then(() => "read", codeOf)).toBe("token-refused");
});

test("personal fields go once they are old by the clock, stay gone, and the audit log goes on", async () => {
	await logIn();
	const { entries } = (await auditVerdict()).verdict;
	server.clock.by(31 * day);
	await server.restart();
	server.clock.by(-31 * day);
	// Stopping waits for what is being erased.
	await server.restart();
	await logIn();
	const { code, verdict } = await auditVerdict();
	expect(code).toBe(0);
	expect(verdict).toMatchObject({ verdict: "whole", entries: entries + 1, erased: { entries } });
	const listed = await alice.send(calls.listAudit, {});
	// Written last, and newest by the chain, whatever time the others have.
	expect(listed.entries[0]).toMatchObject({ seq: entries + 1, action: "login-approved" });
});
