import { type Ended, runCountersign } from "./run-countersign.ts";

/** A terminal in which somebody asks to log in. */
export interface AskingTerminal {
	/** The login request's id, from the address that the terminal shows. */
	readonly id: string;
	readonly approveUrl: string;
	/** The two digits that the terminal shows. */
	readonly code: string;
	readonly ended: Promise<Ended>;
	/** What Ctrl-C sends. */
	interrupt(): void;
	/** Ends the terminal if it still waits. */
	close(): Promise<void>;
}

/** Asks with the real command line and reads off its screen what a person would read. */
export async function askLogin(origin: string, account: string): Promise<AskingTerminal> {
	const running = runCountersign(["login", "--server", origin, "--account", account, "--json"]);
	try {
		const [approveUrl, id = ""] = await running.printed("stderr", /http:\/\/localhost:\d+\/\S*?([a-z2-7]{26})/);
		const [, code = ""] = await running.printed("stderr", /Match code +(\d\d)\b/);
		return {
			id,
			approveUrl,
			code,
			ended: running.ended,
			interrupt: () => running.signal("SIGINT"),
			close: running.stop,
		};
	} catch (error) {
		await running.stop();
		throw error;
	}
}
