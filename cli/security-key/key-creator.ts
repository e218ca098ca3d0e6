import type { CreatedKey, KeyToCreate } from "../../client/register-key.ts";
import { type EnrolledKey, enrolKey } from "../../ctap/flows/enrol-key.ts";
import type { Person } from "../../ctap/flows/person.ts";
import { CommandFailure } from "../command-failure.ts";
import { exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { explainKeyFailure } from "./explain-key-failure.ts";
import { keySource } from "./key-source.ts";
import { terminalPerson } from "./terminal-person.ts";

/** Milliseconds that a dialogue may take at most, whatever the server says. */
const longest = 600_000;

export interface KeyCreation {
	/** What Ctrl-C does, as in "adds nothing". */
	readonly ctrlC: string;
	/** Gives the key its name. @param product what its maker calls it */
	readonly nameIt: (product: string) => string;
	/** Called once the person has given the key its first PIN, which it keeps whatever follows. */
	readonly onFirstPin: (key: string) => void;
}

/**
 * Makes a passkey on a security key of this machine, in a dialogue in this terminal.
 * @param stop ends the dialogue; creating throws what it was aborted with
 */
export function keyCreator(
	terminal: Terminal,
	{ ctrlC, nameIt, onFirstPin }: KeyCreation,
	stop: AbortSignal,
): (key: KeyToCreate) => Promise<CreatedKey> {
	return async (key) => {
		const patience = Math.floor(Math.min(Math.max(key.timeout, 0), longest));
		const limit = AbortSignal.timeout(patience);
		const person = terminalPerson(terminal, { deadline: Date.now() + patience, ctrlC });
		try {
			const signal = AbortSignal.any([stop, limit]);
			const { response, key: product } = await enrol(key, terminal, tellingOfFirstPin(person, onFirstPin), signal);
			return { response, name: nameIt(product) };
		} catch (error) {
			stop.throwIfAborted();
			if (limit.aborted) throw timeRanOut();
			throw explainKeyFailure(error);
		} finally {
			person.end();
		}
	};
}

/** @throws CommandFailure where the server may not have keys made for the relying party that it names; KeyFailure */
async function enrol(
	{ authenticatorSelection: { residentKey }, ...key }: KeyToCreate,
	terminal: Terminal,
	person: Person,
	signal: AbortSignal,
): Promise<EnrolledKey> {
	try {
		return await enrolKey({ ...key, residentKey }, keySource(terminal.environment), person, { signal });
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		const words = `${key.origin} asks for a key of ${key.rp.id}, which it may not.`;
		throw new CommandFailure(words, { code: "other-server", cause: error });
	}
}

/** A key asks to be touched only after it has taken its PIN. */
function tellingOfFirstPin(person: Person, onFirstPin: (key: string) => void): Person {
	let given: string | undefined;
	return {
		...person,
		show(step) {
			if (step.kind === "touch" && step.key === given) onFirstPin(given);
			person.show(step);
		},
		setPin(step, signal) {
			given = step.key;
			return person.setPin(step, signal);
		},
	};
}

function timeRanOut(): CommandFailure {
	const words = "Time ran out before the key was ready. Run the command again.";
	return new CommandFailure(words, { code: "ceremony-ended", exitCode: exitCode.expired });
}
