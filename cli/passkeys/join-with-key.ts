import { callServer } from "../../client/call-server.ts";
import { registerKey } from "../../client/register-key.ts";
import type { Passkey } from "../../contract/account.ts";
import { calls } from "../../contract/calls.ts";
import type { KnownServer } from "../../native-app/connect-server.ts";
import { connectServer } from "../connect-server.ts";
import type { Standing } from "../run-stoppable.ts";
import { keyCreator } from "../security-key/key-creator.ts";
import type { Terminal } from "../terminal.ts";
import { keepsFirstPin } from "./add-key.ts";
import { type ClaimedAccount, claimAccount } from "./claim-account.ts";
import { explainLinkTrouble } from "./explain-link-trouble.ts";
import type { JoinLink } from "./join-link.ts";
import { linkWords } from "./link-words.ts";
import { nameOfKey } from "./passkey-name.ts";

export interface JoinWish {
	readonly link: JoinLink;
	/** The name of the new account; asked for where it is left out. */
	readonly account: string | undefined;
	/** The key's name. */
	readonly name: string | undefined;
	readonly caFile: string | undefined;
}

/**
 * Begins an account with a security key, or gets one back, by a link and without a browser.
 * @throws CommandFailure, what `stop` was aborted with
 */
export async function joinWithKey(
	{ link: { server: origin, secret }, account: given, name, caFile }: JoinWish,
	terminal: Terminal,
	standing: Standing,
	stop: AbortSignal,
): Promise<{ account: string; passkey: Passkey }> {
	standing.words = "Nothing was registered, and the link still works.";
	try {
		const server = await connectServer(origin, { caFile, signal: stop });
		const found = await callServer(server, calls.lookUpLink, { body: { secret }, signal: stop });
		for (const line of linkWords(found, origin)) terminal.say(line);
		const claimed = await claimAccount(server, { secret, found, given }, terminal, stop);
		terminal.say(`Registering a security key for ${claimed.name}.`);
		return {
			account: claimed.name,
			passkey: await register(server, { secret, claimed, name }, terminal, standing, stop),
		};
	} catch (error) {
		throw explainLinkTrouble(error, origin);
	}
}

async function register(
	server: KnownServer,
	{ secret, claimed, name }: { secret: string; claimed: ClaimedAccount; name: string | undefined },
	terminal: Terminal,
	standing: Standing,
	stop: AbortSignal,
): Promise<Passkey> {
	const wish = { userId: claimed.userId, authority: { secret }, attestation: "direct", signal: stop } as const;
	const create = keyCreator(
		terminal,
		{
			ctrlC: "registers nothing",
			nameIt: (product) => name ?? nameOfKey(product, []),
			onFirstPin: (key) => keepsFirstPin(standing, key),
		},
		stop,
	);
	const { passkey } = await registerKey(server, wish, async (key) => {
		const created = await create(key);
		standing.words = "The key may be registered all the same; if it is, the link has ended.";
		standing.state = "unknown";
		return created;
	});
	return passkey;
}
