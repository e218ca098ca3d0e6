import { statement } from "../storage/statement.ts";
import type { Storage } from "../storage/storage.ts";

export interface PairingUse {
	readonly now: number;
	readonly address: string;
}

/** Milliseconds for which uses are gathered: of thousands of apps that come back at once, each would cost a commit. */
const gatheredFor = 250;

const writeUse = statement((db, { id, now, address }: PairingUse & { id: string }) =>
	db.updateTable("pairing").set({ last_used_at: now, last_address: address }).where("id", "=", id),
);

/**
 * Writes down when pairings were last used, soon and not at once: no call waits for it. What could not be written is
 * left out; as it is stale still, the next call gives it again.
 */
export function usesOf(storage: Storage): (id: string, use: PairingUse) => void {
	let uses = new Map<string, PairingUse>();
	const write = () => {
		const gathered = uses;
		uses = new Map();
		storage
			.write(async (trx) => {
				for (const [id, use] of gathered) await writeUse.run(trx, { id, ...use });
			})
			.catch(() => undefined);
	};
	return (id, use) => {
		if (uses.size === 0) setTimeout(write, gatheredFor).unref();
		uses.set(id, use);
	};
}
