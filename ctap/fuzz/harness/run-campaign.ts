import type { Finding, FuzzTarget } from "./fuzz-target.ts";
import { InputSource } from "./input-source.ts";

/** How much is tried, and who hears of it. */
export interface CampaignOptions {
	readonly seed: number;
	readonly inputs: number;
	/** Milliseconds beyond which an input hangs. */
	readonly hangMs?: number | undefined;
	/** Told of each input before it is tried. */
	readonly before?: ((input: Uint8Array) => void) | undefined;
}

export interface CampaignResult {
	readonly inputs: number;
	readonly milliseconds: number;
	/** The first; a target is not tried any further then. */
	readonly finding: Finding | undefined;
}

/** What an input may take, in milliseconds. */
const usualHangMs = 1000;

/** Tries so many inputs on a target, or as many as it bears. */
export async function runCampaign(target: FuzzTarget, options: CampaignOptions): Promise<CampaignResult> {
	const { seed, inputs, hangMs = usualHangMs, before } = options;
	const source = new InputSource(target, seed);
	const begun = performance.now();
	for (let tried = 0; tried < inputs; tried += 1) {
		const input = source.next();
		before?.(input);
		const reason = await tryOne(target, input, hangMs);
		if (reason !== undefined) {
			const finding = { target: target.name, input, reason };
			return { inputs: tried + 1, milliseconds: performance.now() - begun, finding };
		}
	}
	return { inputs, milliseconds: performance.now() - begun, finding: undefined };
}

/** Tries one input. @returns What it did that no input may do, in words, or undefined. */
export async function tryOne(target: FuzzTarget, input: Uint8Array, hangMs = usualHangMs): Promise<string | undefined> {
	const first = await attempt(target, input);
	if (first.reason !== undefined || first.milliseconds <= hangMs) return first.reason;
	// Once may be the machine's fault.
	const second = await attempt(target, input);
	if (second.reason !== undefined || second.milliseconds <= hangMs) return second.reason;
	return `it takes ${Math.round(second.milliseconds)} ms`;
}

async function attempt(target: FuzzTarget, input: Uint8Array): Promise<{ milliseconds: number; reason?: string }> {
	const begun = performance.now();
	try {
		const attempted = target.attempt(input.slice());
		// Most are done by now, and waiting for nothing takes longer than they do.
		if (attempted) await attempted;
		return { milliseconds: performance.now() - begun };
	} catch (error) {
		const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
		return { milliseconds: performance.now() - begun, reason };
	}
}
