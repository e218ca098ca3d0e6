import type { LoginRequest, ShownState } from "../../contract/login-request.ts";
import { instant } from "../instant.ts";
import type { LoginRequestRow } from "../storage/schema.ts";
import type { LoginState } from "./states.ts";

/** A stored login request as approvers are shown it. The match code is never part of it. */
export function loginRequestOf(row: LoginRequestRow): LoginRequest {
	return {
		id: row.id,
		account: row.account,
		kind: row.kind,
		...present({
			client: row.client,
			clientKind: row.client_kind,
			target: row.target,
			command: row.command,
			host: row.host,
			osUser: row.os_user,
			reason: row.reason,
			signedWith: row.signed_with,
			settledBy: row.settled_by,
			settledAt: row.settled_at === null ? null : instant(row.settled_at),
		}),
		address: row.address,
		createdAt: instant(row.created_at),
		expiresAt: instant(row.expires_at),
		keyThumbprint: row.key_thumbprint,
		nonce: row.nonce,
		matchCode: row.match_code === "" ? "off" : "required",
		announced: row.announced === 1,
		state: shownState(row.state),
	};
}

export function shownState(state: LoginState): ShownState {
	return state === "collected" ? "approved" : state;
}

/** Leaves out what the database has as null. */
function present<T extends object>(members: T): { [K in keyof T]?: NonNullable<T[K]> } {
	return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)) as {
		[K in keyof T]?: NonNullable<T[K]>;
	};
}
