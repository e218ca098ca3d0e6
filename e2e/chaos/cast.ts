import { calls } from "../../contract/calls.ts";
import { pairOverApi } from "../pairing/pair-over-api.ts";
import { addWith } from "../software-passkey/add-with.ts";
import { type CookieSession, openCookieSession } from "../software-passkey/cookie-session.ts";
import { joinWith, linkSecret } from "../software-passkey/join-with.ts";
import { signInWith } from "../software-passkey/sign-in-with.ts";
import { createSoftwarePasskey, type SoftwarePasskey } from "../software-passkey/software-passkey.ts";
import type { Caller } from "../software-passkey/wire-call.ts";

/** Somebody with two passkeys, who is at two browsers and two paired apps at once. */
export interface Player {
	readonly name: string;
	readonly browser: CookieSession;
	readonly approvers: readonly [Caller, ...Caller[]];
	readonly passkeys: readonly [SoftwarePasskey, ...SoftwarePasskey[]];
}

/** An administrator and somebody else. */
export type Cast = readonly [Player, Player];

export async function assembleCast({ origin, setupLink }: { origin: string; setupLink: string }): Promise<Cast> {
	const alice = await joins(origin, "alice", setupLink);
	const { url } = await alice.browser.send(calls.createInvite, { body: { roles: [] } });
	return [alice, await joins(origin, "bob", url)];
}

/** Synced to several devices, and so without a counter: each of them may sign at the same moment. */
const syncedPasskey = () => createSoftwarePasskey({ counter: "none", backupEligible: true, backedUp: true });

async function joins(origin: string, name: string, link: string): Promise<Player> {
	const [browser, elsewhere] = [openCookieSession(origin), openCookieSession(origin)];
	const [first, second] = [syncedPasskey(), syncedPasskey()];
	await joinWith(browser, first, { secret: linkSecret(link), name });
	const proven = await signInWith(browser, first, { account: name, purpose: "proof" });
	if (proven.purpose !== "proof") throw new Error(`A proof was answered as ${proven.purpose}.`);
	await addWith(browser, second, { account: name, proof: proven.proof });
	await signInWith(elsewhere, second, { account: name });
	const apps = [await pairOverApi(browser, first, "Laptop"), await pairOverApi(elsewhere, second, "Tower")];
	return { name, browser, approvers: [browser, elsewhere, ...apps], passkeys: [first, second] };
}
