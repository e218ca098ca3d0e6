import { afterAll, beforeAll, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import type { AuthenticationResponse } from "../../contract/webauthn.ts";
import { askOutcome, askOverApi, outcomeUrl } from "../requester/ask-over-api.ts";
import { approveWith, denyLogin, signApproval } from "../software-passkey/approve-with.ts";
import { assertionFaults } from "../software-passkey/passkey-faults.ts";
import { type Household, openHousehold, type Person } from "./household.ts";

let home: Household;

beforeAll(async () => {
	home = await openHousehold();
});

afterAll(() => home?.stop());

const asked = (account = "alice") => askOverApi(home.origin, { account, kind: "login" });

const stateOf = async (id: string) => (await home.alice.session.send(calls.loginRequest, { params: { id } })).state;

test("somebody else's passkey approves nothing in one's own session", async () => {
	const { id, matchCode } = await asked();
	const approved = approveWith(home.alice.session, home.bob.passkey, { id, code: matchCode });
	await expect(approved).rejects.toMatchObject({ code: "proof-refused" });
	expect(await stateOf(id)).toBe("pending");
});

/** Hands in a correctly built approval in somebody's session, without asking to see the request first. */
const handIn = ({ session }: Person, id: string, response: AuthenticationResponse) =>
	session.send(calls.approveLoginRequest, { params: { id }, body: { response } });

test("somebody else neither sees the request nor approves or denies it", async () => {
	const { alice, bob } = home;
	const { id, matchCode } = await asked();
	const response = await signApproval(alice.session, bob.passkey, { id, code: matchCode });
	await expect(handIn(bob, id, response)).rejects.toMatchObject({ code: "not-found" });
	await expect(denyLogin(bob.session, id)).rejects.toMatchObject({ code: "not-found" });
	await expect(bob.session.send(calls.loginRequest, { params: { id } })).rejects.toMatchObject({ code: "not-found" });
	expect(await stateOf(id)).toBe("pending");
});

test("an administrator sees and denies somebody else's request, and can not approve it", async () => {
	const { alice, bob } = home;
	const { id, matchCode } = await asked("bob");
	for (const passkey of [alice.passkey, bob.passkey]) {
		const response = await signApproval(bob.session, passkey, { id, code: matchCode });
		await expect(handIn(alice, id, response)).rejects.toMatchObject({ code: "not-found" });
	}
	expect(await stateOf(id)).toBe("pending");
	expect(await denyLogin(alice.session, id)).toEqual({ state: "denied" });
});

test.each(assertionFaults)("a passkey's answer with %s approves nothing, a right one after it does", async (fault) => {
	const { alice } = home;
	const { id, matchCode } = await asked();
	const faulty = approveWith(alice.session, alice.passkey, { id, code: matchCode }, { [fault]: true });
	await expect(faulty).rejects.toMatchObject({ code: "proof-refused", members: {} });
	expect(await approveWith(alice.session, alice.passkey, { id, code: matchCode })).toMatchObject({ state: "approved" });
});

test("a request that was altered on its way to the approver is not approved", async () => {
	const { alice, origin } = home;
	const { id, matchCode } = await askOverApi(origin, { account: "alice", kind: "run", command: "rm -r build" });
	const approved = approveWith(alice.session, alice.passkey, {
		id,
		code: matchCode,
		alter: (request) => ({ ...request, command: "ls build" }),
	});
	await expect(approved).rejects.toMatchObject({ code: "proof-refused" });
	expect(await stateOf(id)).toBe("pending");
});

test("the second wrong code denies, and the asking side is told", async () => {
	const { alice, origin } = home;
	const { id, matchCode, waitToken, key } = await asked();
	const wrong = matchCode === "00" ? "01" : "00";
	const first = approveWith(alice.session, alice.passkey, { id, code: wrong });
	await expect(first).rejects.toMatchObject({ code: "wrong-code", members: { attemptsLeft: 1 } });
	await expect(approveWith(alice.session, alice.passkey, { id, code: wrong })).rejects.toThrow();
	expect(await alice.session.send(calls.loginRequest, { params: { id } })).toMatchObject({
		state: "denied",
		reason: "wrong-code",
	});
	const proof = key.proof({ method: "GET", url: outcomeUrl(origin, id), token: waitToken });
	expect(await askOutcome(origin, { id, waitToken, proof })).toMatchObject({ status: 403, body: { code: "denied" } });
});
