import { randomBytes } from "node:crypto";
import { createKeptKey, restoreDpopKey } from "../../client/kept-key.ts";
import { type StartedPairing, startPairing } from "../../client/pair.ts";
import type { KeptPairing } from "../../client/paired-server.ts";
import type { RedeemedPairing } from "../../contract/pairing.ts";
import { Problem } from "../../contract/problem.ts";
import { connectServer } from "../connect-server.ts";
import { keySurroundings } from "../key-surroundings.ts";
import { openBrowser } from "../open-browser.ts";
import { pageAddress } from "../page-address.ts";
import type { Terminal } from "../terminal.ts";
import { showWaiting } from "../waiting-line.ts";
import { listenForRedirect } from "./loopback-redirect.ts";

export interface PairWish {
	/** The server's origin. */
	readonly server: string;
	readonly name: string;
	readonly caFile?: string | undefined;
	/** Whether the page may be opened here; it is printed in any case. */
	readonly browser: boolean;
}

/**
 * Asks to be paired, sends the person to the page that grants it, and waits for the browser to come back with the
 * code: the authorization of a native app as RFC 8252 has it, with the verifier of RFC 7636.
 * @returns the pairing, or `undefined` where time ran out
 * @throws CommandFailure, Problem, Unreachable, what `stop` was aborted with
 */
export async function pair(wish: PairWish, terminal: Terminal, stop: AbortSignal): Promise<KeptPairing | undefined> {
	const server = await connectServer(wish.server, { caFile: wish.caFile, signal: stop });
	const key = await createKeptKey();
	const proof = await restoreDpopKey(key, keySurroundings);
	const redirect = await listenForRedirect(async (code) => tryCode(await started, code));
	const started = startPairing(
		{ ...server, proof },
		{
			name: wish.name,
			redirectUri: redirect.uri,
			verifier: randomBytes(32).toString("base64url"),
			digest: keySurroundings.digest,
			signal: stop,
		},
	);
	try {
		const { url, expiresAt } = await started;
		await sendToPage(pageAddress(url, server.origin), wish, terminal);
		const deadline = Date.parse(expiresAt) - server.clockOffset;
		const paired = await waitFor(redirect.taken, deadline, terminal, stop);
		if (!paired) return undefined;
		const { id, pairingToken: token, account } = paired;
		return { server: server.origin, rpId: server.rpId, account, id, token, key };
	} finally {
		redirect.close();
	}
}

/** Whoever brings a wrong code is not the browser that is waited for. */
async function tryCode(started: StartedPairing, code: string): Promise<RedeemedPairing | undefined> {
	try {
		return await started.redeem(code);
	} catch (error) {
		if (error instanceof Problem && (error.code === "link-ended" || error.code === "too-many-attempts"))
			return undefined;
		throw error;
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
