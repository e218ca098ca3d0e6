import type { EventHub } from "../../events/event-hub.ts";
import { settle } from "../../login-requests/settle.ts";
import type { AfterCommit, Transaction } from "../../storage/group-commit.ts";
import type { Storage } from "../../storage/storage.ts";

/** What an act needs by which waiting logins may end. */
export interface ClientParts {
	readonly storage: Storage;
	readonly hub: EventHub;
}

interface Ending {
	readonly clientId: string;
	readonly now: number;
	/** Which of them an approval still leads somewhere with. */
	readonly goesOn: (login: WaitingLogin) => boolean;
}

export type WaitingLogin = Awaited<ReturnType<typeof waitingFor>>[number];

/** Withdraws logins that wait for a client and lead nowhere any more; who waits for them is told at once. */
export async function endWaitingLogins(
	trx: Transaction,
	afterCommit: AfterCommit,
	hub: EventHub,
	{ clientId, now, goesOn }: Ending,
): Promise<void> {
	for (const login of await waitingFor(trx, clientId))
		if (!goesOn(login)) await settle(trx, afterCommit, hub, { id: login.id, verb: "cancel", now });
}

/** By the client's id: its name may have been another when they began. */
function waitingFor(trx: Transaction, clientId: string) {
	return trx
		.selectFrom("vpn_login")
		.innerJoin("login_request", "login_request.id", "vpn_login.request_id")
		.select(["login_request.id", "vpn_login.flow", "vpn_login.redirect_uri"])
		.where("vpn_login.client_id", "=", clientId)
		.where("login_request.state", "=", "pending")
		.execute();
}
