import { type BrowserContextOptions, test as base } from "@playwright/test";
import type { NewLoginRequest } from "../../contract/login-request.ts";
import { type Asked, askOverApi } from "../requester/ask-over-api.ts";
import { type AskingTerminal, askLogin } from "../start/ask-login.ts";
import { type Machine, openMachine } from "../start/paired-machine.ts";
import { type ServerWishes, startServer, type ThrowawayServer } from "../start/start-server.ts";
import { inviteLink, joinByLink, openBrowserOf, type Person } from "./people.ts";

export interface Surroundings {
	wishes: ServerWishes;
	looks: BrowserContextOptions;
	server: ThrowawayServer;
	/** Administers the server, and is at the page where logins wait. */
	alice: Person;
	/** Has an account, and is at the page where logins wait. */
	bob: Person;
	/** Asks in a terminal; one that still waits at the end of the test is closed. */
	ask: (account: string) => Promise<AskingTerminal>;
	/** Asks over the bare API, for what the command line has no words for yet. */
	askFor: (wish: Omit<NewLoginRequest, "publicKey">, forwardedFor?: string) => Promise<Asked>;
	/** Has the command line, and is paired with nothing yet. */
	machine: Machine;
}

/** Every test has a real server of its own, with the people and terminals that it asks for. */
export const test = base.extend<Surroundings>({
	wishes: [{}, { option: true }],
	looks: [{}, { option: true }],
	server: async ({ wishes }, use) => {
		const server = await startServer(wishes);
		await use(server);
		await server.stop();
	},
	alice: async ({ browser, server, looks }, use) => {
		const alice = await openBrowserOf(browser, "alice", looks);
		await joinByLink(alice, server.setupLink);
		await use(alice);
		await alice.context.close();
	},
	bob: async ({ browser, alice, looks }, use) => {
		const bob = await openBrowserOf(browser, "bob", looks);
		await joinByLink(bob, await inviteLink(alice));
		await use(bob);
		await bob.context.close();
	},
	ask: async ({ server }, use) => {
		const terminals: AskingTerminal[] = [];
		await use(async (account) => {
			const terminal = await askLogin(server.origin, account);
			terminals.push(terminal);
			return terminal;
		});
		await Promise.all(terminals.map(({ close }) => close()));
	},
	askFor: ({ server }, use) => use((wish, forwardedFor) => askOverApi(server.origin, wish, forwardedFor)),
	// biome-ignore lint/correctness/noEmptyPattern: the fixture needs no other, and has to be written as if it did
	machine: async ({}, use) => {
		const machine = await openMachine();
		await use(machine);
		await machine.remove();
	},
});
