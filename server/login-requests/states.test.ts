import { expect, test } from "vitest";
import { type LoginState, loginStates, loginVerbs, transition } from "./states.ts";

/** Every transition there is, written out once more by hand. */
const lawful = new Map<string, LoginState>([
	["pending approve", "approved"],
	["pending deny", "denied"],
	["pending expire", "expired"],
	["pending cancel", "cancelled"],
	["approved collect", "collected"],
]);

test.each(loginStates.flatMap((state) => loginVerbs.map((verb) => [state, verb] as const)))("%s, %s", (state, verb) => {
	expect(transition(state, verb)).toBe(lawful.get(`${state} ${verb}`));
});
