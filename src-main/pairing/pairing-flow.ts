import type { KeptPairing } from "../../client/paired-server.ts";
import type { Network } from "../../client/runtime.ts";
import type { DesktopSnapshot, PairingState } from "../../contract/desktop/snapshot.ts";
import { readServerAddress } from "../../native-app/server-address.ts";
import { checkServer } from "../accounts/check-server.ts";
import { failureOf } from "../calls/failure-of.ts";
import { inRoom } from "../state/rooms.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";
import { awaitGrant, type WaitingPairing } from "./granted-pairing.ts";

/** How long a server may take to say who it is, in milliseconds. */
const patience = 15_000;

export interface PairingPorts {
	readonly network: Network;
	/** Opens an address in the system's browser. @throws where there is none */
	readonly openInBrowser: (address: string) => Promise<void>;
	readonly copy: (text: string) => void;
	/** Resolves after so many milliseconds. */
	readonly pause: (milliseconds: number) => Promise<void>;
	/** Keeps the pairing and follows its account. */
	readonly paired: (pairing: KeptPairing) => Promise<void>;
}

/** For how long the window says that the app is paired before it goes on, in milliseconds. */
const confirmation = 2500;

/** Pairing with one server at a time, from the address that was typed to the account that is followed. */
export interface PairingFlow {
	/** Resolves once the browser was told, or it failed: how it goes on stands in the snapshot. */
	begin(address: string): Promise<void>;
	/** A code that came by a link of the app's own scheme. */
	takeCode(code: string): Promise<void>;
	openPage(): Promise<void>;
	copyAddress(): void;
	cancel(): void;
}

export function createPairingFlow(store: SnapshotStore, ports: PairingPorts): PairingFlow {
	let stop = new AbortController();
	let waiting: WaitingPairing | undefined;

	const stepIs = (pairing: PairingState) => store.change((snapshot) => ({ ...snapshot, pairing }));

	const fail = (server: string, error: unknown) => {
		const { code, members } = failureOf(error);
		const suggestion = members["suggestion"];
		stepIs({ step: "failed", server, failure: code, ...(typeof suggestion === "string" && { suggestion }) });
	};

	const finish = async (server: string, granted: Promise<KeptPairing>, signal: AbortSignal) => {
		try {
			const pairing = await granted;
			await ports.paired(pairing);
			const paired: PairingState = { step: "paired", server, account: pairing.account };
			stepIs(paired);
			await ports.pause(confirmation);
			// Somebody may have gone on by themselves.
			if (store.now().pairing === paired) store.change(afterPairing);
		} catch (error) {
			if (!signal.aborted) fail(server, error);
		} finally {
			if (!signal.aborted) waiting = undefined;
		}
	};

	const openPage = async () => {
		if (!waiting) return;
		try {
			await ports.openInBrowser(waiting.address);
		} catch {
			// The address can still be copied, and the pairing granted in any browser of this machine.
			store.change((snapshot) => ({ ...snapshot, notice: "no-browser" }));
		}
	};

	const cancel = () => {
		stop.abort();
		waiting = undefined;
		stepIs({ step: "none" });
	};

	return {
		async begin(typed) {
			cancel();
			stop = new AbortController();
			const { signal } = stop;
			let server = typed.trim();
			stepIs({ step: "checking", server });
			try {
				server = readServerAddress(server);
				const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
				const checked = await checkServer(server, ports.network, limit);
				waiting = await awaitGrant({ origin: server, network: ports.network, ...checked }, signal);
				stepIs({ step: "browser", server, deadline: waiting.deadline });
				void finish(server, waiting.granted, signal);
				await openPage();
			} catch (error) {
				if (!signal.aborted) fail(server, error);
			}
		},
		takeCode: async (code) => waiting?.takeCode(code),
		openPage,
		copyAddress: () => waiting && ports.copy(waiting.address),
		cancel,
	};
}

function afterPairing(snapshot: DesktopSnapshot): DesktopSnapshot {
	const done: DesktopSnapshot = { ...snapshot, pairing: { step: "none" } };
	return snapshot.room.at === "pair" ? inRoom(done, { at: "waiting" }) : done;
}
