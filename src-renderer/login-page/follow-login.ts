/** Answers only for so long, so that what lies between lets the connection stand. */
const longestWait = 25;
const pauseAfterFailure = 2000;

export interface Following {
	/** The login has ended; the server knows where it goes on. */
	goOn(): void;
	tellConnection(connected: boolean): void;
}

/** Asks until the login has ended, or until its page is left: then nothing more is done. */
export async function followLogin(path: string, page: Following, leaving: AbortSignal): Promise<void> {
	let wait = longestWait;
	for (;;) {
		const state = await ask(path, wait, leaving);
		if (leaving.aborted) return;
		if (state === "ended") return page.goOn();
		page.tellConnection(state !== "unknown");
		// Once it answers again, that is told at once, and not after a wait.
		wait = state === "unknown" ? 0 : longestWait;
		if (state === "unknown") await new Promise((resolve) => setTimeout(resolve, pauseAfterFailure));
	}
}

/** A server that does not answer, or is being started anew, has forgotten nothing: it is asked again. */
async function ask(path: string, wait: number, signal: AbortSignal): Promise<"pending" | "ended" | "unknown"> {
	try {
		const answer = await fetch(`${path}/outcome?wait=${wait}`, { cache: "no-store", signal });
		if (answer.status >= 500 || answer.status === 429) return "unknown";
		// A login that is over is told by its page.
		if (!answer.ok) return "ended";
		const { state } = (await answer.json()) as { state: unknown };
		return state === "pending" ? "pending" : "ended";
	} catch {
		return "unknown";
	}
}
