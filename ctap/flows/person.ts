import type { ChangePin, EnterPin, PinStep, SetPin, Step } from "./step.ts";

/**
 * Whoever sits before the screen, as a flow sees them. PINs are UTF-8 and are wiped by the flow. An answer that is
 * rejected ends the flow with that error; once `signal` is aborted nobody waits for the answer any more.
 */
export interface Person {
	/** Shows what to do next, in place of what was shown before. */
	show(step: Exclude<Step, PinStep>): void;
	enterPin(step: EnterPin, signal: AbortSignal): Promise<Uint8Array>;
	setPin(step: SetPin, signal: AbortSignal): Promise<Uint8Array>;
	changePin(step: ChangePin, signal: AbortSignal): Promise<{ readonly current: Uint8Array; readonly next: Uint8Array }>;
}
