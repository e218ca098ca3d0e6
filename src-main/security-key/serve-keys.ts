import { enrolKey } from "../../ctap/flows/enrol-key.ts";
import { signLogin } from "../../ctap/flows/sign-login.ts";
import type { KeySource } from "../../ctap/transport/key-source.ts";
import type { Done, FromKeys, ToKeys, Undertaking } from "./key-messages.ts";
import { keyTrouble } from "./key-trouble.ts";
import { lookAround } from "./look-around.ts";
import { type MessagePerson, messagePerson } from "./message-person.ts";
import { reportKeys } from "./report-keys.ts";

/**
 * Does one undertaking with the keys of this machine, and tells what the person has to do meanwhile. Until it is
 * given one, it looks around.
 * @returns what takes each message
 */
export function serveKeys(source: KeySource, tell: (message: FromKeys) => void): (message: ToKeys) => void {
	const person = messagePerson(tell);
	const stop = new AbortController();
	const given = new AbortController();
	const lookedAround = lookAround(source, AbortSignal.any([given.signal, stop.signal]));
	let begun = false;

	const run = async (undertaking: Undertaking) => {
		if (begun) return;
		begun = true;
		try {
			given.abort();
			await lookedAround;
			tell(await undertake(undertaking, source, person, stop.signal));
		} catch (error) {
			tell(stop.signal.aborted ? { kind: "stopped" } : { kind: "failed", trouble: keyTrouble(error) });
		}
	};

	return (message) => {
		switch (message.kind) {
			case "pin":
			case "pins":
				return person.answer(message);
			case "stop":
				stop.abort();
				// A flow under way lets go of its key before it says so: the key does not go on blinking.
				if (!begun) void lookedAround.then(() => tell({ kind: "stopped" }));
				return;
			default:
				return void run(message);
		}
	};
}

async function undertake(
	undertaking: Undertaking,
	source: KeySource,
	person: MessagePerson,
	signal: AbortSignal,
): Promise<Done> {
	switch (undertaking.kind) {
		case "sign": {
			const { response, key } = await signLogin(undertaking.login, source, person, { signal });
			return { kind: "signed", response, key };
		}
		case "enrol": {
			const { response, key } = await enrolKey(undertaking.enrolment, source, person, { signal });
			return { kind: "enrolled", response, key };
		}
		case "report":
			return { kind: "reported", keys: await reportKeys(source, signal) };
	}
}
