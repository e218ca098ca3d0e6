import type { Accounts } from "../accounts/accounts.ts";
import type { PairingFlow } from "../pairing/pairing-flow.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";
import type { IpcHandlers } from "./answer-call.ts";
import { type AppPorts, appCalls } from "./app-calls.ts";
import { type LoginPorts, loginCalls } from "./login-calls.ts";
import { pairingCalls } from "./pairing-calls.ts";
import { roomCalls } from "./room-calls.ts";

/** Everything that the window may ask for. */
export function windowCalls(
	store: SnapshotStore,
	accounts: Accounts,
	pairing: PairingFlow,
	ports: LoginPorts & AppPorts,
): IpcHandlers {
	return {
		...roomCalls(store, accounts),
		...pairingCalls(store, accounts, { pairing, openInBrowser: ports.openInBrowser }),
		...loginCalls(store, accounts, ports),
		...appCalls(ports),
	};
}
