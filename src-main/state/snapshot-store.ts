import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";

/** Holds the one snapshot that everything shown comes from. */
export interface SnapshotStore {
	now(): DesktopSnapshot;
	/** Exchanges the snapshot for another; nothing else changes what is shown. */
	change(next: (snapshot: DesktopSnapshot) => DesktopSnapshot): void;
	/** Resolves with what `find` gives as soon as it gives something. @throws what the `signal` was aborted with */
	until<Found>(find: (snapshot: DesktopSnapshot) => Found | undefined, signal: AbortSignal): Promise<Found>;
}

/** @param onChange is told of every change, and is the only one that is: it repaints icon, notifications and window */
export function createSnapshotStore(
	initial: DesktopSnapshot,
	onChange: (now: DesktopSnapshot, before: DesktopSnapshot) => void,
): SnapshotStore {
	let snapshot = initial;
	const waiting = new Set<(snapshot: DesktopSnapshot) => void>();
	return {
		now: () => snapshot,
		change(next) {
			const before = snapshot;
			snapshot = next(before);
			if (snapshot === before) return;
			onChange(snapshot, before);
			for (const look of [...waiting]) look(snapshot);
		},
		async until(find, signal) {
			signal.throwIfAborted();
			const here = find(snapshot);
			if (here !== undefined) return here;
			const { promise, resolve, reject } = Promise.withResolvers<NonNullable<typeof here>>();
			const look = (changed: DesktopSnapshot) => {
				const found = find(changed);
				if (found !== undefined) resolve(found as NonNullable<typeof here>);
			};
			const stop = () => reject(signal.reason);
			waiting.add(look);
			signal.addEventListener("abort", stop);
			try {
				return await promise;
			} finally {
				waiting.delete(look);
				signal.removeEventListener("abort", stop);
			}
		},
	};
}
