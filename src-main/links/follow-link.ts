import type { Accounts } from "../accounts/accounts.ts";
import { openLoginOfAnybody } from "../approvals/open-login.ts";
import { failureOf } from "../calls/failure-of.ts";
import type { PairingFlow } from "../pairing/pairing-flow.ts";
import { inRoom } from "../state/rooms.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";
import type { AppLink } from "./read-link.ts";

/** Does what a link says: it opens a card, or brings the code of a pairing that waits for it. It decides nothing. */
export async function followLink(
	link: AppLink,
	{ store, accounts, pairing }: { store: SnapshotStore; accounts: Accounts; pairing: PairingFlow },
): Promise<void> {
	try {
		if (link.kind === "paired") await pairing.takeCode(link.code);
		else await openLoginOfAnybody(store, accounts, link.id);
	} catch (error) {
		const { code } = failureOf(error);
		store.change((snapshot) => ({ ...inRoom(snapshot, { at: "waiting" }), notice: code }));
	}
}
