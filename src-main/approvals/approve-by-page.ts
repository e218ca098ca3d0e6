import { callServer } from "../../client/call-server.ts";
import type { PairedServer } from "../../client/paired-server.ts";
import { calls } from "../../contract/calls.ts";
import type { SigningMethod } from "../../contract/desktop/settings.ts";
import type { LoginRequest, ShownState } from "../../contract/login-request.ts";
import { Problem } from "../../contract/problem.ts";
import { pageAddress } from "../../native-app/page-address.ts";
import { DesktopFailure } from "../desktop-failure.ts";

/** A window that shows the server's page for one login. */
export interface CeremonyWindow {
	/** Resolves when it is gone, whoever closed it. */
	readonly closed: Promise<void>;
	close(): void;
}

export interface CeremonyPorts {
	/** Opens a hardened window that stays on `origin`. */
	readonly openWindow: (address: string, origin: string) => Promise<CeremonyWindow>;
	readonly openInBrowser: (address: string) => Promise<void>;
	/** Resolves after so many milliseconds. */
	readonly pause: (milliseconds: number) => Promise<void>;
}

type EndState = Exclude<ShownState, "pending">;

export interface ReadLogin {
	/** What the card shows. */
	readonly request: LoginRequest;
	/** The two digits that were typed, or empty where none are asked for. */
	readonly code: string;
	readonly method: Exclude<SigningMethod, "key">;
	/** Resolves with how it ended, as soon as the stream tells. @throws what `signal` was aborted with */
	readonly settled: (signal: AbortSignal) => Promise<EndState>;
	/** Gives up waiting. Nothing is decided by it. */
	readonly signal: AbortSignal;
}

/** For how long a window still shows how it ended before it closes by itself, in milliseconds. */
const confirmation = 2500;

/**
 * Has a login signed on the server's own page, in a window of this app or in the system's browser. The page is opened
 * with a ticket that is good once, for this one login; what was signed never passes through here.
 * @throws DesktopFailure (`prompt-closed`, `no-browser`), Problem `already-settled` where it ended without approval,
 * ForeignAddress, Unreachable
 */
export async function approveByPage(server: PairedServer, read: ReadLogin, ports: CeremonyPorts): Promise<void> {
	const state = await onPage(server, read, ports).catch((error: unknown) => {
		throw read.signal.aborted ? new DesktopFailure("prompt-closed") : error;
	});
	if (state !== "approved") throw new Problem("already-settled", { state });
}

async function onPage(server: PairedServer, read: ReadLogin, ports: CeremonyPorts): Promise<EndState> {
	const { request, code, method, signal } = read;
	const given = { params: { id: request.id }, body: {}, signal };
	const { url } = await callServer(server, calls.createCeremonyTicket, given);
	signal.throwIfAborted();
	// The digits stand behind the ticket, in the fragment, which never reaches a server.
	const address = pageAddress(url, server.origin) + (code === "" ? "" : `.${code}`);
	if (method === "window") return inWindow(server, read, address, ports);
	await ports.openInBrowser(address).catch((cause: unknown) => {
		throw new DesktopFailure("no-browser", { cause });
	});
	return read.settled(signal);
}

async function inWindow(
	server: PairedServer,
	read: ReadLogin,
	address: string,
	ports: CeremonyPorts,
): Promise<EndState> {
	const window = await ports.openWindow(address, server.origin);
	const over = new AbortController();
	try {
		const state = await Promise.race([
			read.settled(AbortSignal.any([read.signal, over.signal])),
			// Asks nobody any more where it was closed from here.
			window.closed.then(() => stateAfterClosing(server, read.request.id, over.signal)),
		]);
		// It says by itself how it ended; that is to be seen before it goes.
		void ports.pause(confirmation).then(window.close);
		return state;
	} catch (error) {
		window.close();
		throw error;
	} finally {
		over.abort();
	}
}

/** A window may be closed in the very moment in which its login was approved: the server knows. */
async function stateAfterClosing(server: PairedServer, id: string, signal: AbortSignal): Promise<EndState> {
	const { state } = await callServer(server, calls.loginRequest, { params: { id }, signal });
	if (state === "pending") throw new DesktopFailure("prompt-closed");
	return state;
}
