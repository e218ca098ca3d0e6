import type { ProblemCode } from "../problem.ts";

/** What can go wrong in the tray app beyond what a server says. */
export type DesktopFailure =
	/** The server gave no answer. */
	| "unreachable"
	| "certificate"
	| "not-countersign"
	/** The server speaks an older contract than this app. */
	| "too-old"
	/** The server speaks a later contract than this app. */
	| "too-new"
	/** The server goes by another address than the one that was given. */
	| "other-address"
	/** It is not the server that was paired with. */
	| "other-server"
	/** The server sends people to an address that is not its own. */
	| "foreign-address"
	| "no-address"
	| "address-scheme"
	| "address-http"
	| "address-loopback"
	| "address-credentials"
	| "address-path"
	/** Nobody granted the pairing in time. */
	| "pairing-expired"
	| "already-paired"
	| "no-browser"
	/** The id of the request is not the name of its key. */
	| "unfit-request"
	/** The window was closed, or the waiting for the browser given up, before anything was decided. */
	| "prompt-closed"
	/** A security key, or reaching one, failed; `sentence` says what happened and what to do next. */
	| "security-key"
	/** Nobody of the paired accounts has such a login. */
	| "no-such-login"
	/** The account that is meant is not paired here, or not followed now. */
	| "no-such-account"
	| "not-saved"
	/** What was kept of settings and pairings could not be read at the start, as a whole or in part. */
	| "file-set-aside"
	| "pairings-left-out"
	/** The call does not fit the table. */
	| "invalid-call"
	| "unknown";

export type DesktopFailureCode = DesktopFailure | ProblemCode;

/** How a call of the window went; failures cross as codes, because errors lose their kind on the way. */
export type IpcAnswer<Value> =
	| { readonly ok: true; readonly value: Value }
	| {
			readonly ok: false;
			readonly code: DesktopFailureCode;
			/** What the code adds, such as `attemptsLeft`. */
			readonly members: Readonly<Record<string, unknown>>;
	  };
