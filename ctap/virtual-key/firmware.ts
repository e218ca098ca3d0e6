import type { CborMap } from "../cbor/cbor-value.ts";
import type { Answer } from "./answer.ts";
import type { Clock } from "./clock.ts";
import type { Faults } from "./faults.ts";
import type { Flash } from "./flash.ts";
import type { Personality } from "./personality.ts";
import type { Ram } from "./ram.ts";
import type { RandomSource } from "./random-source.ts";
import type { Presence, Verification } from "./user-interaction.ts";

/** All that the commands of a key work with. */
export interface Firmware {
	readonly personality: Personality;
	readonly clock: Clock;
	readonly random: RandomSource;
	readonly presence: Presence;
	readonly verification: Verification;
	readonly faults: Faults;
	flash: Flash;
	ram: Ram;
}

/** One command while it runs. */
export interface CommandRun {
	/** The byte that began its message. */
	readonly command: number;
	readonly channel: number;
	/** Aborted by CTAPHID_CANCEL, by CTAPHID_INIT on the same channel, and when the power goes. */
	readonly signal: AbortSignal;
	/** Tells the platform whether the key works or waits for its owner, from now on. */
	report(status: "processing" | "user-presence-needed"): void;
}

/**
 * Runs one command.
 * @throws CommandFailure for a status other than success.
 * @throws MalformedCbor for a parameter of the wrong type.
 */
export type CommandHandler = (firmware: Firmware, parameters: CborMap, run: CommandRun) => Promise<Answer> | Answer;
