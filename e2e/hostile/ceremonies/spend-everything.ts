import type { Call } from "../../../contract/call.ts";
import { calls } from "../../../contract/calls.ts";
import { Problem } from "../../../contract/problem.ts";
import { openCeremonyPage, ticketFor } from "../../pairing/ceremony-page.ts";
import { beginPairing, grantPairing, pairOverApi, redeemPairing } from "../../pairing/pair-over-api.ts";
import { askOverApi, cancelOverApi, send } from "../../requester/ask-over-api.ts";
import { approveWith, denyLogin } from "../../software-passkey/approve-with.ts";
import { joinWith } from "../../software-passkey/join-with.ts";
import { signInWith } from "../../software-passkey/sign-in-with.ts";
import { createSoftwarePasskey } from "../../software-passkey/software-passkey.ts";
import type { Caller, Given } from "../../software-passkey/wire-call.ts";
import type { World } from "../world/world.ts";
import { browserFromAnywhere } from "./from-anywhere.ts";

/** Something that is good once and has been used, and what it is refused with from then on. */
export interface Spent {
	readonly what: string;
	readonly code: string;
	/** Where that is another once the server has been started anew. */
	readonly afterRestart?: string;
	again(): Promise<unknown>;
}

/** Keeps the last body of each call, to be sent again just as it was. */
function recorded(caller: Caller) {
	const last = new Map<Call, unknown>();
	return {
		caller: {
			origin: caller.origin,
			send: <C extends Call>(call: C, given: Given<C>) => {
				last.set(call, given);
				return caller.send(call, given);
			},
		} satisfies Caller,
		again: <C extends Call>(call: C) => caller.send(call, last.get(call) as Given<C>),
	};
}

/** Uses one of everything in this world that may be used once. */
export async function spendEverything(world: World): Promise<Spent[]> {
	return [...(await spendCeremonies(world)), ...(await spendPairings(world)), ...(await spendRequests(world))];
}

async function spendCeremonies({ origin, bob, link }: World): Promise<Spent[]> {
	const secret = await link([]);
	const joining = recorded(browserFromAnywhere(origin));
	await joinWith({ ...joining.caller, cookieHeader: () => "" }, createSoftwarePasskey(), { secret, name: "carol" });
	const signing = recorded(browserFromAnywhere(origin));
	await signInWith(signing.caller, bob.passkey, { account: "bob" });
	const leaving = browserFromAnywhere(origin);
	await signInWith(leaving, bob.passkey, { account: "bob" });
	const cookie = leaving.cookieHeader();
	await leaving.send(calls.endSession, {});
	return [
		{ what: "a registration", code: "ceremony-ended", again: () => joining.again(calls.finishRegistration) },
		{ what: "a link's registration", code: "link-ended", again: () => joining.again(calls.startRegistration) },
		{ what: "a link", code: "link-ended", again: () => joining.again(calls.redeemInvite) },
		{ what: "a sign-in", code: "ceremony-ended", again: () => signing.again(calls.finishSignin) },
		{ what: "a session", code: "not-signed-in", again: () => refusalOf(`${origin}/api/session`, { cookie }) },
	];
}

async function spendPairings({ origin, bob, laptop, asked }: World): Promise<Spent[]> {
	const begun = await beginPairing(origin);
	const code = await grantPairing(bob.session, bob.passkey, begun);
	await redeemPairing({ ...begun, code });
	const gone = await pairOverApi(bob.session, bob.passkey);
	await gone.send(calls.removePairing, { params: { id: gone.id } });
	const ticket = await ticketFor(laptop, asked.id);
	await openCeremonyPage(origin, ticket);
	const proven = await signInWith(laptop, bob.passkey, { purpose: "proof" });
	const proof = proven.purpose === "proof" ? proven.proof : "";
	const renaming = { params: { userId: "bob", id: bob.passkey.credentialId }, body: { name: "Desk key", proof } };
	await laptop.send(calls.renamePasskey, renaming);
	return [
		{ what: "a pairing's code", code: "link-ended", again: () => redeemPairing({ ...begun, code }) },
		{
			what: "a pairing's page",
			code: "link-ended",
			again: () => bob.session.send(calls.lookUpPairing, { body: { secret: begun.secret } }),
		},
		{ what: "a pairing that was ended", code: "token-refused", again: () => gone.send(calls.listLoginRequests, {}) },
		{ what: "a ticket", code: "link-ended", again: () => openCeremonyPage(origin, ticket) },
		{ what: "a proof of a passkey", code: "token-refused", again: () => laptop.send(calls.renamePasskey, renaming) },
	];
}

async function spendRequests({ origin, bob }: World): Promise<Spent[]> {
	const [denied, cancelled] = [
		await askOverApi(origin, { account: "bob", kind: "login" }),
		await askOverApi(origin, { account: "bob", kind: "login" }),
	];
	await denyLogin(bob.session, denied.id);
	await cancelOverApi(origin, cancelled);
	const url = `${origin}/api/login-requests/${denied.id}/outcome`;
	const dpop = denied.key.proof({ method: "GET", url, token: denied.waitToken });
	const proven = { authorization: `Bearer ${denied.waitToken}`, dpop };
	await refusalOf(url, proven).catch(() => undefined);
	return [
		{
			what: "a login that was denied",
			code: "already-settled",
			again: () => approveWith(bob.session, bob.passkey, { id: denied.id, code: denied.matchCode }),
		},
		{ what: "a login that was withdrawn", code: "already-settled", again: () => denyLogin(bob.session, cancelled.id) },
		// One from before the process started is refused by its age: what was seen then is not remembered.
		{ what: "a proof of key", code: "dpop-refused", afterRestart: "dpop-time", again: () => refusalOf(url, proven) },
	];
}

/** Asks with these headers. @throws Problem that it was refused with */
async function refusalOf(url: string, headers: Record<string, string>): Promise<void> {
	const { status, body } = await send(url, { method: "GET", headers });
	if (status >= 400) throw new Problem(String(body["code"]) as "internal");
}
