import type { KeptPairing } from "../../client/paired-server.ts";
import { beginPairing } from "../../native-app/begin-pairing.ts";
import { listenForRedirect } from "../../native-app/loopback-redirect.ts";
import { connectServer } from "../connect-server.ts";
import { openBrowser } from "../open-browser.ts";
import type { Terminal } from "../terminal.ts";
import { showWaiting } from "../waiting-line.ts";

export interface PairWish {
	/** The server's origin. */
	readonly server: string;
	readonly name: string;
	readonly caFile?: string | undefined;
	/** Whether the page may be opened here; it is printed in any case. */
	readonly browser: boolean;
}

const sentences = {
	paired: "This device is paired. You can close this tab.",
	refused: "This is not the answer that was waited for. Look at your terminal.",
};

/**
 * Asks to be paired, sends the person to the page that grants it, and waits for the browser to come back with the code.
 * @returns the pairing, or `undefined` where time ran out
 * @throws CommandFailure, ForeignAddress, Problem, Unreachable, what `stop` was aborted with
 */
export async function pair(wish: PairWish, terminal: Terminal, stop: AbortSignal): Promise<KeptPairing | undefined> {
	const server = await connectServer(wish.server, { caFile: wish.caFile, signal: stop });
	const redirect = await listenForRedirect(async (code) => (await begun).tryCode(code), sentences);
	const begun = beginPairing(server, { name: wish.name, redirectUri: redirect.uri, signal: stop });
	try {
		const { address, deadline } = await begun;
		await sendToPage(address, wish, terminal);
		return await waitFor(redirect.taken, deadline, terminal, stop);
	} finally {
		redirect.close();
	}
}

async function sendToPage(address: string, { server, browser }: PairWish, terminal: Terminal): Promise<void> {
	terminal.say(`To pair with ${server}, open this in a browser on this machine:`);
	terminal.say();
	terminal.say(`    ${terminal.style("underline", address)}`);
	terminal.say();
	if (browser && (await openBrowser(address, terminal.environment))) terminal.say("Your browser opens it now.");
}

/** @returns `undefined` where time ran out */
async function waitFor<Taken>(
	taken: Promise<Taken>,
	deadline: number,
	terminal: Terminal,
	stop: AbortSignal,
): Promise<Taken | undefined> {
	const line = showWaiting(terminal, { what: "the browser", deadline, ctrlC: "ends it" });
	const ended = Promise.withResolvers<undefined>();
	const timer = setTimeout(() => ended.resolve(undefined), deadline - Date.now());
	const abort = () => ended.reject(stop.reason);
	stop.addEventListener("abort", abort);
	try {
		stop.throwIfAborted();
		return await Promise.race([taken, ended.promise]);
	} finally {
		clearTimeout(timer);
		stop.removeEventListener("abort", abort);
		line.end();
	}
}
