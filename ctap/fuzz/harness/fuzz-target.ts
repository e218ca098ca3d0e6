import type { Arbitrary } from "fast-check";

/** Something that takes bytes from people who are not to be trusted. */
export interface FuzzTarget {
	/** By which it is chosen on the command line. */
	readonly name: string;
	/** Lawful inputs, which are bent in many ways. */
	readonly samples: readonly Uint8Array[];
	/** Inputs of the right shape and of all contents. */
	readonly shaped?: Arbitrary<Uint8Array> | undefined;
	/**
	 * Tries one input. It is done with its input when it returns, or when its promise is settled.
	 * @throws Whatever is a finding. Failures that are lawful are the target's to know and to swallow.
	 */
	attempt(input: Uint8Array): void | Promise<void>;
}

/** An input that does what no input may do. */
export interface Finding {
	readonly target: string;
	readonly input: Uint8Array;
	/** What it does, in words. */
	readonly reason: string;
}

/**
 * Runs something that may throw these errors and no others.
 * @returns What it returned, or undefined where it failed lawfully.
 */
export function lawfully<T>(errors: readonly (new (...parameters: never[]) => Error)[], run: () => T): T | undefined {
	try {
		return run();
	} catch (error) {
		if (errors.some((lawful) => error instanceof lawful)) return undefined;
		throw error;
	}
}

/** The same for what takes its time. */
export async function lawfullyAsync<T>(
	errors: readonly (new (...parameters: never[]) => Error)[],
	promise: Promise<T>,
): Promise<T | undefined> {
	try {
		return await promise;
	} catch (error) {
		if (errors.some((lawful) => error instanceof lawful)) return undefined;
		throw error;
	}
}
