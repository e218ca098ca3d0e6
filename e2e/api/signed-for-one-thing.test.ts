import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { loginChallengeText } from "../../contract/login-challenge.ts";
import { signinChallengeText } from "../../contract/signin-challenge.ts";
import { askOverApi } from "../requester/ask-over-api.ts";
import { approveWith, signApproval } from "../software-passkey/approve-with.ts";
import { signInWith } from "../software-passkey/sign-in-with.ts";
import { type Household, openHousehold, type Person } from "./household.ts";

let home: Household;

beforeAll(async () => {
	home = await openHousehold();
});

afterAll(() => home?.stop());

const sha256 = (text: string) => createHash("sha256").update(text).digest("base64url");

const asked = () => askOverApi(home.origin, { account: "alice", kind: "login" });

const stateOf = async ({ session }: Person, id: string) =>
	(await session.send(calls.loginRequest, { params: { id } })).state;

const startSignin = ({ session, name }: Person) =>
	session.send(calls.startSignin, { params: { userId: name }, body: { purpose: "session" } });

test("an approval does not sign anybody in", async () => {
	const { alice, origin } = home;
	const { id, matchCode } = await asked();
	const request = await alice.session.send(calls.loginRequest, { params: { id } });
	const { ceremony, options } = await startSignin(alice);
	const challenge = sha256(loginChallengeText(request, matchCode));
	const response = alice.passkey.sign({ challenge, rpId: options.rpId, origin });
	const finished = alice.session.send(calls.finishSignin, {
		params: { userId: "alice" },
		body: { ceremony: { id: ceremony.id, secret: ceremony.secret }, response },
	});
	await expect(finished).rejects.toMatchObject({ code: "signin-refused" });
});

test("a sign-in does not approve anything", async () => {
	const { alice, origin } = home;
	const { id } = await asked();
	const { ceremony, options } = await startSignin(alice);
	const text = signinChallengeText({ origin, purpose: "session", ceremonyId: ceremony.id, nonce: ceremony.nonce });
	const response = alice.passkey.sign({ challenge: sha256(text), rpId: options.rpId, origin });
	const approved = alice.session.send(calls.approveLoginRequest, { params: { id }, body: { response } });
	await expect(approved).rejects.toMatchObject({ code: "proof-refused" });
	expect(await stateOf(alice, id)).toBe("pending");
});

test("a sign-in for one purpose does not serve another", async () => {
	const { alice } = home;
	const signedIn = signInWith(alice.session, alice.passkey, { account: "alice", signedPurpose: "proof" });
	await expect(signedIn).rejects.toMatchObject({ code: "signin-refused" });
});

test("a proof is good for its own request only, and there for one decision", async () => {
	const { alice } = home;
	const [first, second] = [await asked(), await asked()];
	const response = await signApproval(alice.session, alice.passkey, { id: first.id, code: first.matchCode });
	const approve = (id: string) => alice.session.send(calls.approveLoginRequest, { params: { id }, body: { response } });
	const answer = await approve(first.id);
	// Sent again after its answer got lost, it gets the same answer and decides nothing anew.
	expect(await approve(first.id)).toEqual(answer);
	await expect(approve(second.id)).rejects.toMatchObject({ code: "proof-refused" });
	expect(await stateOf(alice, second.id)).toBe("pending");
});

test("a second decision is told that there was one", async () => {
	const { alice } = home;
	const { id, matchCode } = await asked();
	await approveWith(alice.session, alice.passkey, { id, code: matchCode });
	const again = approveWith(alice.session, alice.passkey, { id, code: matchCode });
	await expect(again).rejects.toMatchObject({ code: "already-settled" });
});

test("a sign-in is good once", async () => {
	const { alice, origin } = home;
	const { ceremony, options } = await startSignin(alice);
	const { id, secret, nonce } = ceremony;
	const challenge = sha256(signinChallengeText({ origin, purpose: "session", ceremonyId: id, nonce }));
	const body = { ceremony: { id, secret }, response: alice.passkey.sign({ challenge, rpId: options.rpId, origin }) };
	const finish = () => alice.session.send(calls.finishSignin, { params: { userId: "alice" }, body });
	expect(await finish()).toMatchObject({ purpose: "session", account: { name: "alice" } });
	await expect(finish()).rejects.toMatchObject({ code: "ceremony-ended" });
});
