import { callServer } from "../../client/call-server.ts";
import type { PairedServer } from "../../client/paired-server.ts";
import { calls } from "../../contract/calls.ts";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import type { LoginDesk } from "../../contract/login-desk.ts";
import type { ShownState } from "../../contract/login-request.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";

type EndState = Exclude<ShownState, "pending">;

/**
 * Waits until the stream of an account tells how one of its logins ended.
 * @throws what the `signal` was aborted with, Problem, Unreachable
 */
export async function howItEnded(
	store: SnapshotStore,
	server: PairedServer,
	{ account, id }: { account: string; id: string },
	signal: AbortSignal,
): Promise<EndState> {
	for (;;) {
		const { state, revision } = await store.until((snapshot) => endOf(deskOf(snapshot, account), id), signal);
		if (state !== "gone") return state;
		const asked = await callServer(server, calls.loginRequest, { params: { id }, signal });
		if (asked.state !== "pending") return asked.state;
		// The stream lags behind what a call has seen already: its next word is waited for.
		await store.until((snapshot) => deskOf(snapshot, account)?.revision !== revision || undefined, signal);
	}
}

function deskOf({ accounts }: DesktopSnapshot, account: string): LoginDesk | undefined {
	return accounts.find((one) => one.id === account)?.desk;
}

/** `gone` where it ended while the stream was not heard, so that only the server can say how. */
function endOf(desk: LoginDesk | undefined, id: string) {
	const revision = desk?.revision;
	const told = desk?.ended.find((one) => one.id === id)?.state;
	if (told) return { state: told, revision };
	const live = desk?.connection.state === "live";
	return live && !desk.pending.some((one) => one.id === id) ? { state: "gone" as const, revision } : undefined;
}
