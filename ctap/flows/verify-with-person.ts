import type { Progress } from "../ctaphid/exchange.ts";
import type { OperationOptions } from "../key/security-key.ts";
import { isStatus, KeyFailure } from "../key-failure.ts";
import { statusCode } from "../status/status-code.ts";
import { waysToVerify } from "../verification/ways-to-verify.ts";
import type { Dialogue } from "./pin-dialogue.ts";
import { askForFirstPin, askForPin, askForPinChange } from "./pin-dialogue.ts";

/** Something that a key does for a verified user. */
export type Operation<T> = (options: OperationOptions) => Promise<T>;

/**
 * Runs an operation with the user verified: by the key itself where it can, by PIN where it can not or will not any
 * more, with a first PIN set or an old one changed along the way. Nothing is tried twice without the person.
 * @throws KeyFailure whatever the operation throws but for a wrong PIN or finger, which are asked for again.
 */
export async function verifyWithPerson<T>(dialogue: Dialogue, operation: Operation<T>): Promise<T> {
	const { builtIn, pin } = waysToVerify(await dialogue.candidate.key.info());
	if (builtIn !== "none") {
		const giveUp = builtIn === "option" && pin === "set" ? [...sensorDone, ...sensorDoneOnOldKeys] : sensorDone;
		const outcome = await bySensor(dialogue, operation, giveUp);
		if (outcome !== "use-pin") return outcome.value;
	}
	if (pin === "none") throw new KeyFailure("unsupported", "This key can not check who uses it.");
	return await byPin(dialogue, operation);
}

/** Answers after which only the PIN is left. */
const sensorDone: readonly number[] = [statusCode.uvBlocked, statusCode.puatRequired];
/** Keys of CTAP 2.0 have no answer of their own for a finger that was not recognised. */
const sensorDoneOnOldKeys: readonly number[] = [statusCode.operationDenied, statusCode.pinAuthInvalid];
/** Fingers tried on a key that does not count them. */
const uncountedTries = 3;

async function bySensor<T>(
	dialogue: Dialogue,
	operation: Operation<T>,
	giveUp: readonly number[],
): Promise<{ value: T } | "use-pin"> {
	let triesLeft: number | undefined;
	for (let tried = 1; ; tried += 1) {
		try {
			return { value: await operation(told(dialogue, triesLeft)) };
		} catch (error) {
			if (isStatus(error, ...giveUp)) return "use-pin";
			if (!isStatus(error, statusCode.uvInvalid)) throw error;
		}
		({ uv: triesLeft } = await dialogue.candidate.key.retries());
		if ((triesLeft ?? uncountedTries - tried) <= 0) return "use-pin";
	}
}

/** After the next wrong PIN a key takes none before it is unplugged (CTAP 2.1 section 6.5.5.7). */
const wrongBeforeUnplugging = 2;

async function byPin<T>(dialogue: Dialogue, operation: Operation<T>): Promise<T> {
	let ask = () => firstPinOf(dialogue);
	for (let wrong = 1; ; wrong += 1) {
		const pin = await ask();
		try {
			return await operation({ ...told(dialogue), pin });
		} catch (error) {
			ask = askAgain(dialogue, error, wrong);
		} finally {
			pin.fill(0);
		}
	}
}

/**
 * What to ask the person after a PIN that was refused.
 * @param wrong how many were, in a row
 * @throws The error itself, where asking again is no use.
 */
function askAgain(dialogue: Dialogue, error: unknown, wrong: number): () => Promise<Uint8Array> {
	if (isStatus(error, statusCode.pinInvalid))
		return () => askForPin(dialogue, wrong === wrongBeforeUnplugging ? "wrong-twice" : "wrong");
	if (isStatus(error, statusCode.pinPolicyViolation)) return () => askForPinChange(dialogue);
	throw error;
}

async function firstPinOf(dialogue: Dialogue): Promise<Uint8Array> {
	const info = await dialogue.candidate.key.info();
	if (waysToVerify(info).pin === "not-set") return await askForFirstPin(dialogue);
	return info.forcePinChange ? await askForPinChange(dialogue) : await askForPin(dialogue, undefined);
}

/** What a key says while it works, as steps for the person. */
function told({ candidate, person, signal }: Dialogue, triesLeft?: number): OperationOptions {
	const key = candidate.plugged.name;
	return {
		signal,
		progress(progress: Progress) {
			if (progress === "touch") person.show({ kind: "touch", key });
			else if (progress === "touch-sensor") person.show({ kind: "touch-sensor", key, triesLeft });
			else person.show({ kind: "wait", why: progress === "busy" ? "busy" : "working" });
		},
	};
}
