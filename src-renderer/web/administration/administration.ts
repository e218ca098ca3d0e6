import { callServer } from "../../../client/call-server.ts";
import type { ChangeAccount } from "../../../contract/account.ts";
import type { QueryOf } from "../../../contract/call.ts";
import { calls } from "../../../contract/calls.ts";
import type { NewInvite } from "../../../contract/invite.ts";
import { server } from "../connection.ts";
import { sessionCall } from "../session-call.ts";

/** The typed calls that only administrators make. Each throws what `failureCode` has words for. */
export const administration = {
	accounts: () => sessionCall(async () => (await callServer(server, calls.listAccounts, {})).accounts),
	account: (userId: string) => sessionCall(() => callServer(server, calls.account, { params: { userId } })),
	change: (userId: string, body: ChangeAccount) =>
		sessionCall(() => callServer(server, calls.changeAccount, { params: { userId }, body })),
	remove: (userId: string) => sessionCall(() => callServer(server, calls.removeAccount, { params: { userId } })),
	recover: (userId: string, keepPasskeys: boolean) =>
		sessionCall(() => callServer(server, calls.createRecoveryLink, { params: { userId }, body: { keepPasskeys } })),
	passkeys: (userId: string) =>
		sessionCall(async () => (await callServer(server, calls.listPasskeys, { params: { userId } })).passkeys),
	pairings: () =>
		sessionCall(async () => (await callServer(server, calls.listPairings, { query: { scope: "all" } })).pairings),
	endPairing: (id: string) => sessionCall(() => callServer(server, calls.removePairing, { params: { id } })),
	quieted: () =>
		sessionCall(async () => (await callServer(server, calls.listQuieted, { query: { scope: "all" } })).quieted),
	lift: (id: string) => sessionCall(() => callServer(server, calls.liftQuieted, { params: { id } })),
	invites: () => sessionCall(async () => (await callServer(server, calls.listInvites, {})).invites),
	invite: (body: NewInvite) => sessionCall(() => callServer(server, calls.createInvite, { body })),
	withdraw: (id: string) => sessionCall(() => callServer(server, calls.withdrawInvite, { params: { id } })),
	audit: (query: Partial<QueryOf<typeof calls.listAudit>>) =>
		sessionCall(() => callServer(server, calls.listAudit, { query })),
	deliveries: () => sessionCall(() => callServer(server, calls.listDeliveries, {})),
};
