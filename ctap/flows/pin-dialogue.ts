import { isStatus, KeyFailure } from "../key-failure.ts";
import { statusCode } from "../status/status-code.ts";
import { sentenceFor } from "../status/status-sentence.ts";
import { newPinFault, pinBytes, possiblePinFault } from "../verification/pin-text.ts";
import type { OpenCandidate } from "./candidates.ts";
import type { Person } from "./person.ts";
import type { ChangePin, EnterPin, SetPin } from "./step.ts";

/** Whom to ask, about which key, for how long. */
export interface Dialogue {
	readonly candidate: OpenCandidate;
	readonly person: Person;
	/** Aborted when the flow ends or the key goes. */
	readonly signal: AbortSignal;
}

/**
 * Asks for the PIN, with the tries that are left.
 * @returns UTF-8 that the caller wipes.
 * @throws KeyFailure `status` pinBlocked or pinAuthBlocked where no try is left; nobody is asked then.
 */
export async function askForPin(dialogue: Dialogue, problem: EnterPin["problem"]): Promise<Uint8Array> {
	const { candidate, person, signal } = dialogue;
	const { minPinLength: minLength } = await candidate.key.info();
	let fault: EnterPin["problem"] = problem;
	for (;;) {
		const triesLeft = await readTriesLeft(dialogue);
		const step: EnterPin = { kind: "enter-pin", key: candidate.plugged.name, triesLeft, minLength, problem: fault };
		const pin = await answered(person.enterPin(step, signal), signal, wipe);
		fault = possiblePinFault(pin);
		if (!fault) return pin;
		pin.fill(0);
	}
}

/**
 * Has the person think of a first PIN and sets it.
 * @returns The PIN, which the caller wipes.
 */
export async function askForFirstPin({ candidate, person, signal }: Dialogue): Promise<Uint8Array> {
	let problem: SetPin["problem"];
	for (;;) {
		const info = await candidate.key.info();
		const step: SetPin = { kind: "set-pin", key: candidate.plugged.name, minLength: info.minPinLength, problem };
		const entered = await answered(person.setPin(step, signal), signal, wipe);
		const pin = pinBytes(entered);
		try {
			problem =
				newPinFault(pin, info) ?? ((await isAccepted(candidate.key.setPin(pin.slice()))) ? undefined : "refused");
		} catch (error) {
			pin.fill(0);
			throw error;
		}
		if (!problem) return pin;
		pin.fill(0);
	}
}

/**
 * Has the person change the PIN.
 * @returns The new PIN, which the caller wipes.
 * @throws KeyFailure `status` pinBlocked or pinAuthBlocked.
 */
export async function askForPinChange(dialogue: Dialogue): Promise<Uint8Array> {
	const { candidate, person, signal } = dialogue;
	let problem: ChangePin["problem"];
	for (;;) {
		const info = await candidate.key.info();
		const triesLeft = await readTriesLeft(dialogue);
		const { forcePinChange: forced, minPinLength: minLength } = info;
		const step: ChangePin = { kind: "change-pin", key: candidate.plugged.name, forced, triesLeft, minLength, problem };
		const entered = await answered(person.changePin(step, signal), signal, wipeBoth);
		const next = await newPinOf(entered);
		try {
			problem = newPinFault(next, info) ?? (await refusalOf(candidate.key.changePin(entered.current, next.slice())));
		} catch (error) {
			next.fill(0);
			throw error;
		} finally {
			wipeBoth(entered);
		}
		if (!problem) return next;
		next.fill(0);
	}
}

/** @throws KeyFailure for bytes that are no text; both PINs are wiped then. */
async function newPinOf(entered: { readonly current: Uint8Array; readonly next: Uint8Array }): Promise<Uint8Array> {
	try {
		return pinBytes(entered.next);
	} catch (error) {
		wipeBoth(entered);
		throw error;
	}
}

/** The tries a key has before its first wrong PIN, on every key known; asked for again each time. */
const fullTries = 8;

async function readTriesLeft({ candidate }: Dialogue): Promise<number | undefined> {
	const { pin, needsPowerCycle } = await candidate.key.retries();
	if (pin === 0) throw lockedOut(statusCode.pinBlocked);
	if (needsPowerCycle) throw lockedOut(statusCode.pinAuthBlocked);
	return pin !== undefined && pin < fullTries ? pin : undefined;
}

/** False for a new PIN that the key's own rules refuse. */
async function isAccepted(attempt: Promise<void>): Promise<boolean> {
	try {
		await attempt;
		return true;
	} catch (error) {
		if (isStatus(error, statusCode.pinPolicyViolation)) return false;
		throw error;
	}
}

/** What the key has against a change, in the words of a step. */
async function refusalOf(change: Promise<void>): Promise<"wrong" | "refused" | undefined> {
	try {
		return (await isAccepted(change)) ? undefined : "refused";
	} catch (error) {
		if (isStatus(error, statusCode.pinInvalid)) return "wrong";
		throw error;
	}
}

/** The person's answer, or the reason why nobody waits for it any more; it is wiped then, whenever it comes. */
async function answered<T>(answer: Promise<T>, signal: AbortSignal, discard: (late: T) => void): Promise<T> {
	const { promise: ended, reject } = Promise.withResolvers<never>();
	const end = () =>
		reject(signal.reason instanceof KeyFailure ? signal.reason : new KeyFailure("cancelled", "Cancelled."));
	signal.addEventListener("abort", end);
	if (signal.aborted) end();
	try {
		// One that is there already counts for nothing either, once it is over.
		return await Promise.race([ended, answer]);
	} catch (error) {
		answer.then(discard, () => undefined);
		throw error;
	} finally {
		signal.removeEventListener("abort", end);
	}
}

function wipe(pin: Uint8Array): void {
	pin.fill(0);
}

function wipeBoth({ current, next }: { readonly current: Uint8Array; readonly next: Uint8Array }): void {
	current.fill(0);
	next.fill(0);
}

function lockedOut(status: number): KeyFailure {
	return new KeyFailure("status", sentenceFor(status).happened, { status });
}
