import type { AccountState, DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { emptyDesk, type LoginDesk } from "../../contract/login-desk.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { defaultSettings } from "../settings/default-settings.ts";
import { initialSnapshot } from "../state/initial-snapshot.ts";

/** A login that waits; its id is one letter, 26 times. */
export function loginRequest(letter: string, more: Partial<LoginRequest> = {}): LoginRequest {
	return {
		id: letter.repeat(26),
		account: "alice",
		kind: "ssh",
		target: "server01",
		address: "203.0.113.24",
		createdAt: "2026-11-21T14:31:00.000Z",
		expiresAt: "2026-11-21T14:34:00.000Z",
		keyThumbprint: "k".repeat(43),
		nonce: "n".repeat(43),
		matchCode: "required",
		announced: true,
		state: "pending",
		...more,
	};
}

export function liveDesk(...pending: LoginRequest[]): LoginDesk {
	return { ...emptyDesk, connection: { state: "live" }, revision: 1, pending };
}

/** An account with a local id of one letter, 16 times. */
export function accountOf(letter: string, more: Partial<AccountState> = {}): AccountState {
	return {
		id: letter.repeat(16),
		server: "https://sign.example.org",
		account: "alice",
		trouble: undefined,
		admin: false,
		forThisRun: false,
		desk: liveDesk(),
		auditBreak: undefined,
		everybody: undefined,
		...more,
	};
}

export function snapshotOf(more: Partial<DesktopSnapshot> = {}): DesktopSnapshot {
	const settings = defaultSettings("linux");
	const known = {
		version: "1.0.0",
		platform: "linux",
		protection: "protected",
		settings,
		quiet: false,
		unavailable: {},
	} as const;
	return { ...initialSnapshot(known), ...more };
}
