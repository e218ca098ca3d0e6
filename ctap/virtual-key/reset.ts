import type { CborMap } from "../cbor/cbor-value.ts";
import type { Answer } from "./answer.ts";
import { askForTouch } from "./ceremony/ask-for-touch.ts";
import { endToken } from "./client-pin/pin-token.ts";
import { CommandFailure } from "./command-failure.ts";
import type { CommandRun, Firmware } from "./firmware.ts";
import { freshFlash } from "./flash.ts";

/** How long after it was plugged in a key can be reset (CTAP 2.1 section 6.6). */
const resetWindowMs = 10_000;

/**
 * authenticatorReset (CTAP 2.1 section 6.6): no PIN, no credential, and a new secret, so that the ids of credentials
 * that the key does not keep mean nothing any more either.
 */
export async function reset(firmware: Firmware, _parameters: CborMap, run: CommandRun): Promise<Answer> {
	const { clock, random, personality, ram } = firmware;
	if (clock.now() - ram.poweredAt > resetWindowMs) throw new CommandFailure("notAllowed");
	await askForTouch(firmware, run, { kind: "reset" }, "userActionTimeout");
	firmware.flash.deviceSecret.fill(0);
	firmware.flash = freshFlash(personality, random);
	endToken(firmware);
	ram.agreementKeys.clear();
	ram.pinMismatches = 0;
	return {};
}
