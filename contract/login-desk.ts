import type { LoginRequest, ShownState } from "./login-request.ts";

/** How the desk stands with its server. Times are of the local clock, in milliseconds. */
export type Connection =
	/** `lostAt` where it was lost a moment ago, and the first try to get it back is under way. */
	| { readonly state: "connecting"; readonly lostAt?: number }
	| { readonly state: "live" }
	/** `nextTryAt` is absent while it is being tried. */
	| { readonly state: "offline"; readonly lostAt: number; readonly nextTryAt?: number }
	/** The server knows this session or pairing no more (401), or does not let it see this (403). Nothing is tried again. */
	| { readonly state: "refused"; readonly status: 401 | 403 };

export interface EndedLogin {
	readonly id: string;
	readonly state: Exclude<ShownState, "pending">;
}

/** All that is known of one event stream, as one immutable value. */
export interface LoginDesk {
	readonly connection: Connection;
	/** Of the last event taken; `undefined` before the first snapshot. */
	readonly revision: number | undefined;
	/** The revision with which the list of ended requests may have changed last. */
	readonly endedRevision: number;
	/** Add it to the local clock to get the server's. */
	readonly clockOffset: number;
	readonly auditHead: string | undefined;
	/** Newest first. */
	readonly pending: readonly LoginRequest[];
	/** What ended while this stream was followed, newest first, the last few only. */
	readonly ended: readonly EndedLogin[];
}

export const emptyDesk: LoginDesk = {
	connection: { state: "connecting" },
	revision: undefined,
	endedRevision: 0,
	clockOffset: 0,
	auditHead: undefined,
	pending: [],
	ended: [],
};
