import type { Signer } from "../../client/sign-with-passkey.ts";
import { signLogin } from "../../ctap/flows/sign-login.ts";
import { keySurroundings } from "../../native-app/key-surroundings.ts";
import type { Terminal } from "../terminal.ts";
import { explainKeyFailure } from "./explain-key-failure.ts";
import { keySource } from "./key-source.ts";
import { type DialogueWish, terminalPerson } from "./terminal-person.ts";

/**
 * Signs with a security key of this machine, in a dialogue in this terminal.
 * @param stop ends the dialogue and the calls to the server; signing throws what it was aborted with
 */
export function keySigner(terminal: Terminal, wish: DialogueWish, stop: AbortSignal): Signer {
	return {
		digest: keySurroundings.digest,
		signal: stop,
		async sign({ rpId, origin, challenge, allowCredentials }) {
			const person = terminalPerson(terminal, wish);
			try {
				const login = { rpId, origin, challenge, allowCredentials };
				const { response } = await signLogin(login, keySource(terminal.environment), person, { signal: stop });
				return response;
			} catch (error) {
				stop.throwIfAborted();
				throw explainKeyFailure(error);
			} finally {
				person.end();
			}
		},
	};
}
