import { Worker } from "node:worker_threads";
import { CurrentInput } from "./current-input.ts";
import type { Finding } from "./fuzz-target.ts";
import type { CampaignResult } from "./run-campaign.ts";

/** A campaign in a thread of its own. */
export interface WatchedCampaign {
	/** The thread's program, which calls `campaignThread`. */
	readonly program: URL;
	readonly target: string;
	readonly seed: number;
	readonly inputs: number;
	/** Milliseconds without a further input after which the thread hangs. */
	readonly stallMs?: number | undefined;
	readonly progress?: ((tried: number) => void) | undefined;
}

const usualStallMs = 10_000;
/** What a thread may take until its first input: on a busy machine, most of it is loading. */
const loadingMs = 120_000;

/**
 * Runs a campaign where an input that never comes back is seen from outside: the thread is ended then, and the input
 * told.
 */
export async function watchCampaign(campaign: WatchedCampaign): Promise<CampaignResult> {
	const { program, target, seed, inputs, stallMs = usualStallMs } = campaign;
	const begun = performance.now();
	const current = new CurrentInput();
	const worker = new Worker(program, { workerData: { target, seed, inputs, shared: current.shared } });
	const { promise, resolve } = Promise.withResolvers<CampaignResult>();
	function end(reason: string): void {
		const finding: Finding = { target, input: current.read(), reason };
		resolve({ inputs: current.count, milliseconds: performance.now() - begun, finding });
	}
	worker.on("message", resolve);
	worker.on("error", (error) => end(String(error)));
	// One whose promise is never settled leaves its thread with nothing to do.
	worker.on("exit", () => end("it never comes back"));
	const watch = watchProgress(current, stallMs, () => end(`no further input in ${stallMs} ms`), campaign.progress);
	try {
		return await promise;
	} finally {
		clearInterval(watch);
		await worker.terminate();
	}
}

function watchProgress(
	current: CurrentInput,
	stallMs: number,
	stalled: () => void,
	progress: WatchedCampaign["progress"],
): NodeJS.Timeout {
	let last = { count: -1, at: performance.now() };
	const interval = Math.min(1000, stallMs / 4);
	return setInterval(() => {
		const now = performance.now();
		if (current.count !== last.count) last = { count: current.count, at: now };
		else if (now - last.at > (current.count === 0 ? loadingMs : stallMs)) stalled();
		progress?.(current.count);
	}, interval);
}
