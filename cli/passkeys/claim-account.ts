import { callServer, type ServerConnection } from "../../client/call-server.ts";
import { AccountName } from "../../contract/account.ts";
import { calls } from "../../contract/calls.ts";
import type { LookedUpLink } from "../../contract/invite.ts";
import { Problem } from "../../contract/problem.ts";
import { askLine, canAsk } from "../ask-line.ts";
import { CommandFailure, usageFailure } from "../command-failure.ts";
import type { Terminal } from "../terminal.ts";

/** An account that a link has reserved, to be begun or given back by the first key. */
export interface ClaimedAccount {
	readonly userId: string;
	readonly name: string;
}

export interface Claim {
	readonly secret: string;
	readonly found: LookedUpLink;
	/** The name that was given on the command line. */
	readonly given: string | undefined;
}

/**
 * Reserves the account that a link is for: the one it names, else one by the name that was given or is asked for.
 * @throws CommandFailure, Problem, Unreachable, what `stop` was aborted with
 */
export async function claimAccount(
	server: ServerConnection,
	{ secret, found, given }: Claim,
	terminal: Terminal,
	stop: AbortSignal,
): Promise<ClaimedAccount> {
	const redeem = async (name: string): Promise<ClaimedAccount> => ({
		name,
		...(await callServer(server, calls.redeemInvite, { body: { secret, name }, signal: stop })),
	});
	if (found.account !== undefined) {
		if (given !== undefined && given !== found.account)
			throw usageFailure(`The link gives ${found.account} back, not ${given}.`);
		return redeem(found.account);
	}
	if (given !== undefined) return unlessTaken(redeem(given), `${given} is taken. Choose another name with --account.`);
	if (!canAsk()) throw usageFailure("Name the new account with --account.");
	return askUntilFree(redeem, terminal, stop);
}

async function unlessTaken(claimed: Promise<ClaimedAccount>, words: string): Promise<ClaimedAccount> {
	try {
		return await claimed;
	} catch (error) {
		throw isTaken(error) ? new CommandFailure(words, { code: error.code, cause: error }) : error;
	}
}

async function askUntilFree(
	redeem: (name: string) => Promise<ClaimedAccount>,
	terminal: Terminal,
	stop: AbortSignal,
): Promise<ClaimedAccount> {
	const complain = (words: string) => terminal.say(terminal.style("yellow", words));
	const read = (answer: string) => {
		const { data: name } = AccountName.safeParse(answer);
		if (!name) complain('A letter, then 2 to 62 more of a to z, 0 to 9 and "-".');
		return name;
	};
	for (;;) {
		const name = await askLine("Name of the account: ", read, stop);
		try {
			return await redeem(name);
		} catch (error) {
			if (!isTaken(error)) throw error;
			complain(`${name} is taken.`);
		}
	}
}

function isTaken(error: unknown): error is Problem {
	return error instanceof Problem && error.code === "name-taken";
}
