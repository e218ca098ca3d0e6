import { calls } from "../../../contract/calls.ts";
import { type CookieSession, openCookieSession } from "../../software-passkey/cookie-session.ts";
import { joinWith, linkSecret } from "../../software-passkey/join-with.ts";
import { createSoftwarePasskey, type SoftwarePasskey } from "../../software-passkey/software-passkey.ts";
import { type RealServer, setupLinkOf } from "./real-server.ts";
import { nextSource } from "./sources.ts";

/** Somebody who is signed in at the web app. */
export interface Person {
	readonly name: string;
	readonly session: CookieSession;
	readonly passkey: SoftwarePasskey;
}

/** Gives a new server its first administrator and so many accounts in all, each with a passkey and a session. */
export async function joinPeople(server: RealServer, count: number): Promise<readonly Person[]> {
	const first = await join(server.origin, "person-0", await setupLinkOf(server));
	const people = [first];
	while (people.length < count) {
		const { url } = await first.session.send(calls.createInvite, { body: { roles: [] } });
		people.push(await join(server.origin, `person-${people.length}`, url));
	}
	return people;
}

async function join(origin: string, name: string, link: string): Promise<Person> {
	const source = nextSource();
	const session = openCookieSession(origin, (url, init) =>
		fetch(url, { ...init, headers: { ...init.headers, "x-forwarded-for": source } }),
	);
	const passkey = createSoftwarePasskey();
	await joinWith(session, passkey, { secret: linkSecret(link), name });
	return { name, session, passkey };
}
