import type { KeptPairing } from "../../client/paired-server.ts";
import { type BegunPairing, beginPairing } from "../../native-app/begin-pairing.ts";
import type { KnownServer } from "../../native-app/connect-server.ts";
import { machineName } from "../../native-app/device-name.ts";
import { listenForRedirect } from "../../native-app/loopback-redirect.ts";
import { DesktopFailure } from "../desktop-failure.ts";
import { words } from "../words.ts";

/** Where the browser goes with the code, where no port of this machine can be listened on (RFC 8252, section 7.1). */
const ownScheme = "countersign://paired";

/** For how long a pairing is waited for at most, in milliseconds: timers take no more than 24 days, and nobody that much. */
const longest = 60 * 60 * 1000;

/** A pairing that the person grants in a browser. */
export interface WaitingPairing extends Pick<BegunPairing, "address" | "deadline"> {
	/** The pairing, once a browser brought the right code. @throws DesktopFailure `pairing-expired`, Problem, Unreachable */
	readonly granted: Promise<KeptPairing>;
	/** Takes a code that came by a link of the app's own scheme; wrong ones change nothing. */
	takeCode(code: string): Promise<void>;
}

/**
 * Asks a server to be paired with, and listens for the browser until `signal` is aborted or time runs out.
 * @throws ForeignAddress, Problem, Unreachable, what the `signal` was aborted with
 */
export async function awaitGrant(server: KnownServer, signal: AbortSignal): Promise<WaitingPairing> {
	const { promise: granted, resolve, reject } = Promise.withResolvers<KeptPairing>();
	// Nobody may be waiting for it any more.
	granted.catch(() => undefined);
	const redirect = await listenForRedirect(async (code) => (await begun).tryCode(code), words.pairedPage).catch(
		() => undefined,
	);
	const name = machineName() ?? words.someDevice;
	const begun = beginPairing(server, { name, redirectUri: redirect?.uri ?? ownScheme, signal });
	const {
		address,
		deadline: given,
		tryCode,
	} = await begun.catch((error: unknown) => {
		redirect?.close();
		throw error;
	});
	const latest = Date.now() + longest;
	// A server may name no time at all.
	const deadline = Number.isNaN(given) ? latest : Math.min(given, latest);
	redirect?.taken.then(resolve, reject);
	const clock = setTimeout(() => reject(new DesktopFailure("pairing-expired")), Math.max(deadline - Date.now(), 0));
	const stop = () => reject(signal.reason);
	signal.addEventListener("abort", stop);
	const release = () => {
		clearTimeout(clock);
		signal.removeEventListener("abort", stop);
		redirect?.close();
	};
	granted.then(release, release);
	return {
		address,
		deadline,
		granted,
		async takeCode(code) {
			const pairing = await tryCode(code);
			if (pairing) resolve(pairing);
		},
	};
}
