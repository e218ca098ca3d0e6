import { calls } from "../../contract/calls.ts";
import { type CookieSession, openCookieSession } from "../software-passkey/cookie-session.ts";
import { joinWith, linkSecret } from "../software-passkey/join-with.ts";
import { createSoftwarePasskey, type SoftwarePasskey } from "../software-passkey/software-passkey.ts";
import { startServer } from "../start/start-server.ts";

export interface Person {
	readonly name: string;
	readonly session: CookieSession;
	readonly passkey: SoftwarePasskey;
}

/** A real server with two accounts: alice, who administers it, and bob. */
export interface Household {
	readonly origin: string;
	readonly alice: Person;
	readonly bob: Person;
	stop(): Promise<void>;
}

export async function openHousehold(): Promise<Household> {
	const { origin, setupLink, stop } = await startServer();
	try {
		const alice = await joins(origin, "alice", setupLink);
		const { url } = await alice.session.send(calls.createInvite, { body: {} });
		return { origin, alice, bob: await joins(origin, "bob", url), stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function joins(origin: string, name: string, link: string): Promise<Person> {
	const person = { name, session: openCookieSession(origin), passkey: createSoftwarePasskey() };
	await joinWith(person.session, person.passkey, { secret: linkSecret(link), name });
	return person;
}
