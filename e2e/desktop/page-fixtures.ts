import { createHash } from "node:crypto";
import { base32 } from "../../contract/binary.ts";
import type { AccountState, DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { loginChallengeText } from "../../contract/login-challenge.ts";
import { emptyDesk, type LoginDesk } from "../../contract/login-desk.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { loginRequestId } from "../../contract/public-key.ts";
import type { Receipt } from "../../contract/receipt.ts";

const hash = (name: string) => createHash("sha256").update(name).digest();

function localId(name: string): string {
	return base32(hash(name).subarray(0, 10));
}

/** A login that waits. Its name stands for its key. */
export function requestOf(name: string, given: Partial<LoginRequest> = {}): LoginRequest {
	const now = Date.now();
	return {
		id: loginRequestId(hash(name)),
		account: "alice",
		kind: "ssh",
		target: "server01",
		host: "build-7",
		osUser: "ci",
		address: "203.0.113.24",
		createdAt: new Date(now - 19_000).toISOString(),
		expiresAt: new Date(now + 161_000).toISOString(),
		keyThumbprint: hash(name).toString("base64url"),
		nonce: hash(`${name} nonce`).toString("base64url"),
		matchCode: "required",
		announced: true,
		state: "pending",
		...given,
	};
}

const hour = 3_600_000;

function endedOne(name: string, ago: number, given: Partial<LoginRequest>): LoginRequest {
	const then = new Date(Date.now() - ago).toISOString();
	return requestOf(name, { createdAt: then, expiresAt: then, settledAt: then, settledBy: "alice", ...given });
}

export const endedRequests: readonly LoginRequest[] = [
	endedOne("ended 1", 0.2 * hour, { state: "approved", signedWith: "YubiKey 5C" }),
	endedOne("ended 2", 2 * hour, { state: "denied", kind: "run", target: undefined, command: "make deploy" }),
	endedOne("ended 3", 30 * hour, { state: "expired", kind: "vpn", target: "corp-net" }),
	endedOne("ended 4", 50 * hour, { state: "cancelled" }),
];

export const deskOf = (pending: readonly LoginRequest[] = [], given: Partial<LoginDesk> = {}): LoginDesk => ({
	...emptyDesk,
	connection: { state: "live" },
	revision: 1,
	endedRevision: 1,
	pending,
	...given,
});

export function accountOf(pending: readonly LoginRequest[] = [], given: Partial<AccountState> = {}): AccountState {
	const { account = "alice", server = "https://sign.example.org" } = given;
	return {
		id: localId(`${account} ${server}`),
		server,
		account,
		trouble: undefined,
		admin: false,
		forThisRun: false,
		desk: deskOf(pending),
		auditBreak: undefined,
		everybody: undefined,
		...given,
	};
}

export function snapshotOf(accounts: readonly AccountState[], given: Partial<DesktopSnapshot> = {}): DesktopSnapshot {
	return {
		version: "0.1.0",
		platform: "darwin",
		protection: "protected",
		accounts,
		room: { at: "waiting" },
		pairing: { step: "none" },
		settings: {
			notifications: true,
			opensByItself: true,
			doNotDisturb: false,
			quietHours: { on: false, from: "22:00", to: "07:00" },
			startAtLogin: false,
			theme: "system",
			method: "window",
		},
		unavailable: {},
		keyDialog: undefined,
		quiet: false,
		notice: undefined,
		...given,
	};
}

export function receiptOf(request: LoginRequest): Receipt {
	return {
		text: loginChallengeText(request, "47"),
		credentialId: "AAAA",
		publicKey: { kty: "EC", crv: "P-256", x: "A".repeat(43), y: "A".repeat(43) },
		clientDataJSON: "e30",
		authenticatorData: "AAAA",
		signature: "AAAA",
		origin: "https://sign.example.org",
		rpId: "sign.example.org",
		verifiedAt: request.settledAt ?? request.createdAt,
	};
}
