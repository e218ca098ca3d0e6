import type { LoginDesk } from "../login-desk.ts";
import type { DesktopFailureCode } from "./failure.ts";
import type { KeyDialog } from "./key-step.ts";
import type { Room } from "./room.ts";
import type { Settings, SigningMethod } from "./settings.ts";

/** Why an account is not followed; absent while it is. */
export type AccountTrouble =
	/** The system's key store is locked, and with it the pairing's key. */
	| "locked"
	/** What was kept of the pairing can not be read, or lacks its key. */
	| "damaged"
	/** The pairing was ended at the server. */
	| "ended"
	/** What answers goes by another origin, or signs for another relying party, than the server that was paired with. */
	| "other-server"
	/** The server shows a certificate that this machine does not trust. */
	| "certificate"
	| "too-old"
	| "too-new"
	| "not-countersign";

/** How a server's audit log does not go on from where this app saw it last: entries are gone, or it is another log. */
export type AuditBreak = "cut-off" | "other-log";

/** One account of one server, as the window sees it. Nothing in it is a secret. */
export interface AccountState {
	/** Given by the app; good until the pairing ends. */
	readonly id: string;
	/** The server's public origin, fixed when it was paired with. */
	readonly server: string;
	/** The account's name there. */
	readonly account: string;
	readonly trouble: AccountTrouble | undefined;
	readonly auditBreak: AuditBreak | undefined;
	/** Whether it may see everybody's requests. */
	readonly admin: boolean;
	/** The pairing lives in memory only and ends with the app: this machine can not protect its key. */
	readonly forThisRun: boolean;
	readonly desk: LoginDesk;
	/** Everybody's, while that room is open. */
	readonly everybody: LoginDesk | undefined;
}

/** How far pairing has come. Addresses stand as they were typed, or as the origin that they mean. */
export type PairingState =
	| { readonly step: "none" }
	| { readonly step: "checking"; readonly server: string }
	| {
			readonly step: "failed";
			readonly server: string;
			readonly failure: DesktopFailureCode;
			/** The address that would do, where there is one. */
			readonly suggestion?: string;
	  }
	/** The person grants it in the browser; `deadline` is of the local clock, in milliseconds. */
	| { readonly step: "browser"; readonly server: string; readonly deadline: number }
	| { readonly step: "paired"; readonly server: string; readonly account: string };

/**
 * How well this machine keeps keys: `weak` where they lie behind a password that every program knows, `none` where
 * nothing can be kept at all.
 */
export type Protection = "protected" | "weak" | "none";

/** All that the window, the tray and the notifications show, as one immutable value of the main process. */
export interface DesktopSnapshot {
	readonly version: string;
	readonly platform: "linux" | "darwin" | "win32";
	readonly protection: Protection;
	/** In the order in which they were paired. */
	readonly accounts: readonly AccountState[];
	readonly room: Room;
	readonly pairing: PairingState;
	readonly settings: Settings;
	/** Why a way to sign is not to be had on this system; absent where it is. */
	readonly unavailable: Partial<Record<SigningMethod, "windows-keeps-keys">>;
	/** What a security key needs of the person now; absent while none is used. */
	readonly keyDialog: KeyDialog | undefined;
	/** Nothing pops up now: by the switch, or by the hour. */
	readonly quiet: boolean;
	/** Said once and taken away by the reader or by going to another room. */
	readonly notice: DesktopFailureCode | undefined;
}
