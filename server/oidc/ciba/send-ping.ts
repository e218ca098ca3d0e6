import { setTimeout as pause } from "node:timers/promises";
import type { Configuration } from "oidc-provider";

type Fetch = NonNullable<Configuration["fetch"]>;

/** A client's notification endpoint did not take a ping. What it says tells neither its address nor the token. */
class PingTrouble extends Error {
	override readonly name = "PingTrouble";
}

interface PingPatience {
	/** Milliseconds to wait before each further attempt. */
	readonly pauses: readonly number[];
	/** Milliseconds to wait for each answer. */
	readonly timeout: number;
}

/** A client that is not reached asks by itself: it may poll all the while (CIBA Core 1.0, section 7.3). */
const patience: PingPatience = { pauses: [1000, 5000], timeout: 2500 };

/**
 * Tells a client that its login has ended (CIBA Core 1.0, section 10.2), the only request that the provider sends.
 * Redirects are not followed. A name that leads to a private address is refused by the library's own dispatcher:
 * whoever has the name could point it anywhere. This machine, or an address that was registered as one, is meant.
 */
export function pingFetch({ pauses, timeout }: PingPatience = patience): Fetch {
	return async (address, options = {}) => {
		const { dispatcher: _, ...bare } = options;
		const init = isMeant(new URL(String(address))) ? bare : options;
		let answer = await attempt(String(address), init, timeout);
		for (const wait of pauses) {
			if (answer && isFinal(answer)) break;
			await pause(wait, undefined, { ref: false });
			answer = await attempt(String(address), init, timeout);
		}
		// CIBA Core 1.0, section 10.2: 204, or 200.
		if (answer?.status !== 204 && answer?.status !== 200) throw new PingTrouble(wordsFor(answer));
		return answer;
	};
}

/** @returns `undefined` where nobody answered in time */
async function attempt(address: string, init: RequestInit, timeout: number): Promise<Response | undefined> {
	try {
		const answer = await fetch(address, { ...init, redirect: "manual", signal: AbortSignal.timeout(timeout) });
		// Nothing of what it says is read, however long it goes on.
		await answer.body?.cancel();
		return answer;
	} catch {
		return undefined;
	}
}

function isFinal({ status }: Response): boolean {
	return status < 500 && status !== 429;
}

function wordsFor(answer: Response | undefined): string {
	return answer ? `the endpoint answered ${answer.status}` : "the endpoint was not reached";
}

function isMeant({ hostname }: URL): boolean {
	return hostname === "localhost" || hostname.startsWith("[") || /^\d+\.\d+\.\d+\.\d+$/.test(hostname);
}
