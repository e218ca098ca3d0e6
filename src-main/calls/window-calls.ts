import type { Accounts } from "../accounts/accounts.ts";
import type { PairingFlow } from "../pairing/pairing-flow.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";
import type { IpcHandlers } from "./answer-call.ts";
import { type AppPorts, appCalls } from "./app-calls.ts";
import { createAsking } from "./asking.ts";
import { keyCalls } from "./key-calls.ts";
import { type LoginPorts, loginCalls, type Signing } from "./login-calls.ts";
import { pairingCalls } from "./pairing-calls.ts";
import { roomCalls } from "./room-calls.ts";

/** Everything that the window may ask for. */
export function windowCalls(
	store: SnapshotStore,
	accounts: Accounts,
	pairing: PairingFlow,
	signing: Signing,
	ports: LoginPorts & AppPorts,
): IpcHandlers {
	const asking = createAsking();
	return {
		...roomCalls(store, accounts),
		...pairingCalls(store, accounts, { pairing, asking, openInBrowser: ports.openInBrowser }),
		...loginCalls(store, accounts, signing, asking, ports),
		...keyCalls(store, accounts, signing.keys, asking),
		...appCalls(ports),
	};
}
