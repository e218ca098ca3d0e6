import { create } from "zustand";
import { callServer } from "../../client/call-server.ts";
import type { Account, Role } from "../../contract/account.ts";
import { calls } from "../../contract/calls.ts";
import { type FailureCode, failureCode } from "../desk/failure.ts";
import { server } from "./connection.ts";

export type SessionState =
	| { readonly state: "asking" }
	| { readonly state: "unknown"; readonly failure: FailureCode }
	/** `ended` where there was a session before. */
	| { readonly state: "signed-out"; readonly ended: boolean }
	| { readonly state: "signed-in"; readonly account: Account };

export const useSession = create<SessionState>(() => ({ state: "asking" }));

const sessionIs = (state: SessionState) => useSession.setState(state, true);

/** Asks the server who is signed in here. */
export async function askSession(): Promise<void> {
	sessionIs({ state: "asking" });
	try {
		signedIn((await callServer(server, calls.session, {})).account);
	} catch (thrown) {
		const failure = failureCode(thrown);
		if (failure === "not-signed-in") sessionIs({ state: "signed-out", ended: false });
		else sessionIs({ state: "unknown", failure });
	}
}

export function signedIn(account: Account): void {
	sessionIs({ state: "signed-in", account });
}

/** What the reader may do here has changed by their own hand. */
export function rolesChanged(roles: readonly Role[]): void {
	const now = useSession.getState();
	if (now.state === "signed-in") signedIn({ ...now.account, roles: [...roles] });
}

/** The server no longer knows the session that this page had. */
export function sessionEnded(): void {
	if (useSession.getState().state === "signed-in") sessionIs({ state: "signed-out", ended: true });
}

export async function signOut(): Promise<void> {
	try {
		await callServer(server, calls.endSession, {});
	} catch (thrown) {
		if (failureCode(thrown) !== "not-signed-in") throw thrown;
	}
	sessionIs({ state: "signed-out", ended: false });
}
