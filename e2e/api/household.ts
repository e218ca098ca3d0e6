import { calls } from "../../contract/calls.ts";
import { type EventReader, openEvents } from "../events/open-events.ts";
import { type CookieSession, openCookieSession } from "../software-passkey/cookie-session.ts";
import { joinWith, linkSecret } from "../software-passkey/join-with.ts";
import { signInWith } from "../software-passkey/sign-in-with.ts";
import { createSoftwarePasskey, type SoftwarePasskey } from "../software-passkey/software-passkey.ts";
import { type ServerWishes, startServer } from "../start/start-server.ts";

export interface Person {
	readonly name: string;
	readonly session: CookieSession;
	readonly passkey: SoftwarePasskey;
}

/** A real server with two accounts: alice, who administers it, and bob. */
export interface Household {
	readonly origin: string;
	readonly data: string;
	readonly alice: Person;
	readonly bob: Person;
	stop(): Promise<void>;
}

export async function openHousehold(wishes?: ServerWishes): Promise<Household> {
	const { origin, setupLink, data, stop } = await startServer(wishes);
	try {
		const alice = await joins(origin, "alice", setupLink);
		return { origin, data, alice, bob: await invited(alice, "bob"), stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Somebody who takes a link of this administrator's and has an account then. */
export async function invited({ session }: Person, name: string, roles: "admin"[] = []): Promise<Person> {
	const { url } = await session.send(calls.createInvite, { body: { roles } });
	return joins(session.origin, name, url);
}

/** The same person at another browser. */
export async function elsewhere({ name, passkey, session: { origin } }: Person): Promise<Person> {
	const session = openCookieSession(origin);
	await signInWith(session, passkey, { account: name });
	return { name, session, passkey };
}

/** Follows logins in somebody's web session. */
export function follow({ session }: Person, search?: string): Promise<EventReader> {
	return openEvents(session.origin, { cookie: session.cookieHeader() }, search);
}

async function joins(origin: string, name: string, link: string): Promise<Person> {
	const person = { name, session: openCookieSession(origin), passkey: createSoftwarePasskey() };
	await joinWith(person.session, person.passkey, { secret: linkSecret(link), name });
	return person;
}
