import type { Person } from "../../api/household.ts";
import { pairOverApi } from "../../pairing/pair-over-api.ts";
import type { PairedApp } from "../../pairing/paired-app.ts";
import { type Asked, askOverApi } from "../../requester/ask-over-api.ts";
import { openCookieSession } from "../../software-passkey/cookie-session.ts";
import { joinWith } from "../../software-passkey/join-with.ts";
import { createSoftwarePasskey } from "../../software-passkey/software-passkey.ts";
import { type InProcessServer, type InProcessWishes, openInProcess } from "./in-process-server.ts";

/** A server that people use: alice, who administers it, bob with a paired app, and a login of his that waits. */
export interface World extends InProcessServer {
	readonly alice: Person;
	readonly bob: Person;
	readonly laptop: PairedApp;
	readonly asked: Asked;
	join(name: string, roles?: "admin"[]): Promise<Person>;
}

export async function openWorld(wishes?: InProcessWishes): Promise<World> {
	const server = await openInProcess(wishes);
	const { origin } = server;
	const join = async (name: string, roles: "admin"[] = []): Promise<Person> => {
		const person = { name, session: openCookieSession(origin), passkey: createSoftwarePasskey() };
		await joinWith(person.session, person.passkey, { secret: await server.link(roles), name });
		return person;
	};
	const [alice, bob] = [await join("alice", ["admin"]), await join("bob")];
	const laptop = await pairOverApi(bob.session, bob.passkey);
	return { ...server, alice, bob, laptop, asked: await askOverApi(origin, { account: "bob", kind: "login" }), join };
}

/** All that somebody in this world has to keep secret, and that no answer may repeat. */
export function secretsOf({ alice, bob, laptop, asked }: World): string[] {
	const cookies = [alice, bob].map(({ session }) => session.cookieHeader().split("=")[1] ?? "");
	return [...cookies, laptop.token, asked.waitToken];
}
