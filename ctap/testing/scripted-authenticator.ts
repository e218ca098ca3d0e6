import { type Authenticator, authenticatorOn } from "../commands/authenticator.ts";
import type { Timing } from "../ctaphid/timing.ts";
import { openScripted } from "./open-scripted.ts";
import type { Reaction, ScriptedDevice } from "./scripted-device.ts";

/** What a command is answered with: bytes behind the status of success, a status alone, or whatever a function does. */
export type Reply = Uint8Array | number | ((message: Uint8Array) => Uint8Array | number);

export interface ScriptedAuthenticator {
	readonly authenticator: Authenticator;
	readonly device: ScriptedDevice;
	/** Every message of CTAPHID_CBOR so far. */
	sent(): readonly Uint8Array[];
}

/** A key that gives these answers one after another, and its last one for ever. */
export async function scriptAuthenticator(
	replies: readonly Reply[],
	timing: Partial<Timing> = {},
): Promise<ScriptedAuthenticator> {
	const { device, channel } = await openScripted({ commands: replies.map(reactionOf) }, timing);
	return {
		authenticator: authenticatorOn(channel),
		device,
		sent: () => device.heard.filter(({ command }) => command === 0x10).map(({ payload }) => payload),
	};
}

/** Answers a message of CTAPHID_CBOR. */
export function reactionOf(reply: Reply): Reaction {
	return ({ channel, command, payload }, device) => {
		const given = typeof reply === "function" ? reply(payload) : reply;
		if (typeof given === "number") device.say(channel, command, given);
		else device.say(channel, command, 0, ...given);
	};
}
