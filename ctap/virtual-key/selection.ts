import type { CborMap } from "../cbor/cbor-value.ts";
import type { Answer } from "./answer.ts";
import { askForTouch } from "./ceremony/ask-for-touch.ts";
import type { CommandRun, Firmware } from "./firmware.ts";

/** authenticatorSelection: blinks until it is chosen, and does nothing else (CTAP 2.1 section 6.9). */
export async function select(firmware: Firmware, _parameters: CborMap, run: CommandRun): Promise<Answer> {
	await askForTouch(firmware, run, { kind: "selection" }, "userActionTimeout");
	return {};
}
