import type { CommandRun, Firmware } from "../firmware.ts";

/** The value for the next signature (WebAuthn L3, 6.1.1): one more than the last, but for a key that is told to err. */
export function countSignature({ flash, faults }: Firmware, { command }: CommandRun): number {
	if (faults.take("counter-back", command)) return Math.max(0, flash.signatureCounter - 1);
	flash.signatureCounter += 1;
	return flash.signatureCounter;
}
