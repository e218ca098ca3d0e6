import { callServer } from "../../client/call-server.ts";
import type { PairedServer } from "../../client/paired-server.ts";
import { calls } from "../../contract/calls.ts";
import { pageAddress } from "../../native-app/page-address.ts";
import { openBrowser } from "../open-browser.ts";
import type { Terminal } from "../terminal.ts";

export interface CeremonyWish {
	readonly id: string;
	/** The two digits of the asking screen, where they were given here already. */
	readonly code?: string | undefined;
	/** Whether the page may be opened here. */
	readonly browser: boolean;
}

/**
 * Sends the person to the page where a passkey decides this one login: with a ticket that works once and for a
 * minute. It is printed only where no browser could be told.
 * @throws ForeignAddress, Problem, Unreachable
 */
export async function openCeremony(
	server: PairedServer,
	{ id, code, browser }: CeremonyWish,
	terminal: Terminal,
	signal: AbortSignal,
): Promise<void> {
	const { url } = await callServer(server, calls.createCeremonyTicket, { params: { id }, body: {}, signal });
	const address = pageAddress(url, server.origin) + (code === undefined ? "" : `.${code}`);
	if (browser && (await openBrowser(address, terminal.environment))) {
		terminal.say("Your browser opens it now. If it does not, run this again with --no-browser.");
		return;
	}
	terminal.say("Open this within a minute; it works once, and for this login only:");
	terminal.say();
	terminal.say(`    ${terminal.style("underline", address)}`);
	terminal.say();
}
