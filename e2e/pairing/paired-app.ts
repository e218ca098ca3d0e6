import { type EventReader, openEvents } from "../events/open-events.ts";
import type { RequesterKey } from "../requester/requester-key.ts";
import type { Caller } from "../software-passkey/wire-call.ts";
import { callWithProof } from "./proven-call.ts";

/** What a paired app keeps. */
export interface KeptPairing {
	readonly origin: string;
	readonly id: string;
	readonly token: string;
	readonly key: RequesterKey;
}

/** A paired app: its token, and a proof of its key with every call. */
export interface PairedApp extends KeptPairing, Caller {
	/** @param search what follows the `?` */
	events(search?: string): Promise<EventReader>;
}

export function callAsPairedApp(kept: KeptPairing): PairedApp {
	const { origin, key, token } = kept;
	return {
		...kept,
		send: (call, given) => callWithProof(kept, call, given),
		events(search) {
			const dpop = key.proof({ method: "GET", url: `${origin}/api/events`, token });
			return openEvents(origin, { authorization: `Bearer ${token}`, dpop }, search);
		},
	};
}
