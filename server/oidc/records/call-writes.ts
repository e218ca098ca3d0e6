import { AsyncLocalStorage } from "node:async_hooks";
import type { Transaction } from "../../storage/group-commit.ts";
import type { Storage } from "../../storage/storage.ts";

type Piece = (trx: Transaction) => Promise<void>;

/** What a call has to write before it is answered. */
interface Pending {
	pieces: Piece[];
	open: boolean;
}

const underWay = new AsyncLocalStorage<Pending>();

/**
 * Makes a call of the provider, and writes all that it stored and used up in one transaction before it is answered. So
 * a code is used up exactly if what it is redeemed for is kept, and a call waits for one commit in place of four.
 * @throws what a piece of it throws; nothing of the call is kept then
 */
export async function writeAtItsEnd(storage: Storage, call: () => Promise<unknown>): Promise<void> {
	const pending: Pending = { pieces: [], open: true };
	try {
		await underWay.run(pending, call);
	} finally {
		await writePending(storage, pending);
		pending.open = false;
	}
}

/** Writes at the end of the call that is under way, or at once where none is. */
export async function writeForCall(storage: Storage, piece: Piece): Promise<void> {
	const pending = underWay.getStore();
	if (pending?.open) pending.pieces.push(piece);
	else await storage.write(piece);
}

/** Has the call's own writes in place before it reads. */
export async function beforeReading(storage: Storage): Promise<void> {
	const pending = underWay.getStore();
	if (pending?.open) await writePending(storage, pending);
}

/** Does what belongs to no call, though one may have set it off. */
export function apartFromCalls<T>(work: () => T): T {
	return underWay.exit(work);
}

async function writePending(storage: Storage, pending: Pending): Promise<void> {
	const { pieces } = pending;
	if (pieces.length === 0) return;
	pending.pieces = [];
	await storage.write(async (trx) => {
		for (const piece of pieces) await piece(trx);
	});
}
