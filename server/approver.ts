import type { Account } from "../contract/account.ts";

/** Somebody who may decide login requests, and the one authority by which they are known here. */
export interface Approver {
	readonly account: Account;
	/** A web session, by its hash. */
	readonly sessionHash?: string;
	/** A paired app, by its id. */
	readonly pairingId?: string;
	/** The ceremony page of this request, which may read and decide it and nothing else. */
	readonly requestId?: string;
	/** By whom that page was opened, with whom its authority ends. */
	readonly madeBy?: { readonly pairingId?: string; readonly sessionHash?: string };
	/** When the authority ends by itself. */
	readonly expiresAt: number;
}

export function isAdmin({ account, requestId }: Approver): boolean {
	return requestId === undefined && account.roles.includes("admin");
}

/** An administrator in a web session: an app administers nothing, whoever it belongs to. */
export function mayAdminister(caller: Approver): boolean {
	return caller.sessionHash !== undefined && isAdmin(caller);
}
