import type { Dialogue } from "../../ctap/flows/pin-dialogue.ts";
import { withAnyKey } from "../../ctap/flows/with-any-key.ts";
import type { Terminal } from "../terminal.ts";
import { explainKeyFailure } from "./explain-key-failure.ts";
import { keySource } from "./key-source.ts";
import { terminalPerson } from "./terminal-person.ts";

/**
 * Does something with the key that is plugged in, or with the one of several that is touched.
 * @throws CommandFailure, what `stop` was aborted with
 */
export async function withKey<T>(
	terminal: Terminal,
	stop: AbortSignal,
	act: (dialogue: Dialogue) => Promise<T>,
): Promise<T> {
	const person = terminalPerson(terminal, { deadline: undefined, ctrlC: "ends it" });
	try {
		return await withAnyKey(keySource(terminal.environment), person, act, { signal: stop });
	} catch (error) {
		stop.throwIfAborted();
		throw explainKeyFailure(error);
	} finally {
		person.end();
	}
}
