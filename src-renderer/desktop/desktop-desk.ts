import { useMemo } from "react";
import type { AccountState } from "../../contract/desktop/snapshot.ts";
import type { Desk } from "../desk/desk.ts";
import { serverHost } from "./account-names.ts";
import { main } from "./main-process.ts";
import { signingMethod } from "./request/signing-method.ts";
import { useSnapshot } from "./snapshot.ts";

type Known = Pick<AccountState, "id" | "server" | "account">;

/** The desk of one account. Nothing that gets signed comes from here: main holds the request that was opened. */
function desktopDesk({ id: local, server, account }: Known): Desk {
	const of = (id: string) => ({ account: local, id });
	let asking: string | undefined;
	return {
		server: serverHost(server),
		account,
		approve: async ({ id }, code) => {
			const { now } = useSnapshot.getState();
			const method = now ? signingMethod(now) : "window";
			asking = id;
			try {
				await main.approve({ ...of(id), code, method });
			} finally {
				asking = undefined;
			}
		},
		stopAsking: () => {
			// What has ended is noticed by main as well, which then says how, and not that it was stopped.
			if (asking !== undefined && isPending(local, asking)) void main.stopApproving({}).catch(() => {});
		},
		deny: (id) => main.deny(of(id)),
		reporting: {
			report: async (id) => (await main.report(of(id))).quietUntil,
		},
		request: (id) => main.loginRequest(of(id)),
		ended: (scope, limit, before, { account: whose, state } = {}) =>
			main.endedRequests({ account: local, scope, limit, before, of: whose, state }),
		receipt: (id) => main.receipt(of(id)),
	};
}

function isPending(local: string, id: string): boolean {
	const account = useSnapshot.getState().now?.accounts.find((one) => one.id === local);
	const known = [...(account?.desk.pending ?? []), ...(account?.everybody?.pending ?? [])];
	return known.some((request) => request.id === id);
}

/** The same desk for as long as the account is the same: each snapshot brings other objects. */
export function useDesk({ id, server, account }: Known): Desk {
	return useMemo(() => desktopDesk({ id, server, account }), [id, server, account]);
}
