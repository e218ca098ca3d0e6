import { ExpiryTimer } from "../login-requests/expiry-timer.ts";
import type { Storage } from "../storage/storage.ts";
import { eraseOlder } from "./erase-older.ts";

const day = 24 * 3_600_000;

export interface Retention {
	/** Erases what became due while no server ran, and from then on once a day. Waits for neither. */
	start(): void;
	stop(): Promise<void>;
}

/**
 * Erases the personal fields of audit entries once they are older than `keep`, in milliseconds.
 * @param keep for ever where it is not given
 * @param failed is told where that could not be written; it is tried again
 */
export function auditRetention(
	storage: Storage,
	keep: number | undefined,
	failed: (cause: unknown) => void,
): Retention {
	const { clock } = storage;
	if (keep === undefined) return { start() {}, stop: async () => {} };
	let halted = false;
	let erasedAt = Number.NEGATIVE_INFINITY;
	let running: Promise<unknown> = Promise.resolve();
	const timer = new ExpiryTimer(
		clock,
		async () => {
			const now = clock();
			// Before the last time: the clock was set back, and would keep the next one waiting for too long.
			if (now >= erasedAt + day || now < erasedAt) {
				const erasing = eraseOlder(storage, now - keep, () => halted);
				running = erasing.catch(() => {});
				await erasing;
				erasedAt = now;
			}
			return erasedAt + day;
		},
		failed,
	);
	return {
		start: () => void timer.start(),
		async stop() {
			halted = true;
			timer.stop();
			await running;
		},
	};
}
