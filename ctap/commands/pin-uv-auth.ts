import type { PinUvProtocol } from "../pin-uv/pin-uv-protocol.ts";

/** The proof that goes with a command: the user was verified, for this command. */
export interface PinUvAuth {
	readonly protocol: PinUvProtocol;
	/** MAC over the command's message, made with a pinUvAuthToken; empty to ask for a touch and nothing else. */
	readonly param: Uint8Array;
}

/** Proves with a token that a message may be acted on (CTAP 2.1 section 6.5.4, authenticate). */
export function pinUvAuth(protocol: PinUvProtocol, token: Uint8Array, message: Uint8Array): PinUvAuth {
	return { protocol, param: protocol.authenticate(token, message) };
}
