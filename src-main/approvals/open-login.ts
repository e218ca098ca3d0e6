import { callServer } from "../../client/call-server.ts";
import { calls } from "../../contract/calls.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { Problem } from "../../contract/problem.ts";
import type { Accounts } from "../accounts/accounts.ts";
import { DesktopFailure } from "../desktop-failure.ts";
import { accountState, pendingRequest } from "../state/account-state.ts";
import { inRoom } from "../state/rooms.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";

/**
 * Opens the card of one login. The request is taken once, here, and is what the card shows until it is closed.
 * @throws DesktopFailure, Problem, Unreachable
 */
export async function openLogin(
	store: SnapshotStore,
	accounts: Accounts,
	{ account, id }: { account: string; id: string },
): Promise<void> {
	const { room } = store.now();
	if (room.at === "request" && room.account === account && room.request.id === id) return;
	const known = pendingRequest(accountState(store.now(), account), id);
	const request =
		known ?? (await callServer(accounts.following(account).server, calls.loginRequest, { params: { id } }));
	if (request.id !== id) throw new DesktopFailure("no-such-login");
	store.change((snapshot) => inRoom(snapshot, { at: "request", account, request }));
}

/**
 * Opens a login of which only the id is known, as a link has it, with whichever account may see it.
 * @throws DesktopFailure `no-such-login` where no account may, `unreachable` where not all could be asked
 */
export async function openLoginOfAnybody(store: SnapshotStore, accounts: Accounts, id: string): Promise<void> {
	const waiting = store.now().accounts.find((account) => pendingRequest(account, id));
	if (waiting) return openLogin(store, accounts, { account: waiting.id, id });
	let unheard = false;
	for (const account of store.now().accounts) {
		const request = await askFor(accounts, account.id, id);
		if (request === "unheard") unheard = true;
		else if (request)
			return store.change((snapshot) => inRoom(snapshot, { at: "request", account: account.id, request }));
	}
	throw new DesktopFailure(unheard ? "unreachable" : "no-such-login");
}

async function askFor(accounts: Accounts, account: string, id: string): Promise<LoginRequest | "unheard" | undefined> {
	try {
		return await callServer(accounts.following(account).server, calls.loginRequest, { params: { id } });
	} catch (error) {
		return error instanceof Problem ? undefined : "unheard";
	}
}
