import { expect, test } from "vitest";
import type { PairedServer } from "../../client/paired-server.ts";
import type { LoginDesk } from "../../contract/login-desk.ts";
import { createSnapshotStore } from "../state/snapshot-store.ts";
import { accountOf, liveDesk, loginRequest, snapshotOf } from "../testing/snapshots.ts";
import { howItEnded } from "./how-it-ended.ts";

const request = loginRequest("b");
const login = { account: "a".repeat(16), id: request.id };
const { signal } = new AbortController();

/** A server that answers what it is given to answer, one after the other. */
function serverSaying(...states: string[]) {
	const asked = { times: 0 };
	const fetch = async () => {
		const state = states[asked.times++];
		return { status: 200, headers: { get: () => null }, text: async () => JSON.stringify({ ...request, state }) };
	};
	return { asked, server: { origin: "", network: { fetch } } as Partial<PairedServer> as PairedServer };
}

const storeWith = (desk: LoginDesk) => {
	const store = createSnapshotStore(snapshotOf({ accounts: [accountOf("a", { desk })] }), () => {});
	return {
		store,
		deskIs: (next: LoginDesk) => store.change(() => snapshotOf({ accounts: [accountOf("a", { desk: next })] })),
	};
};

test("the stream's word is enough", async () => {
	const { store, deskIs } = storeWith(liveDesk(request));
	const { server, asked } = serverSaying();
	const ended = howItEnded(store, server, login, signal);
	deskIs({ ...liveDesk(), ended: [{ id: request.id, state: "denied" }] });
	expect(await ended).toBe("denied");
	expect(asked.times).toBe(0);
});

test("what ended while nobody listened is asked for", async () => {
	const { store, deskIs } = storeWith({ ...liveDesk(request), connection: { state: "connecting" } });
	const { server } = serverSaying("approved");
	const ended = howItEnded(store, server, login, signal);
	deskIs(liveDesk());
	expect(await ended).toBe("approved");
});

test("a call that is ahead of the stream waits for the stream's next word", async () => {
	const { store, deskIs } = storeWith(liveDesk());
	const { server, asked } = serverSaying("pending", "expired");
	const ended = howItEnded(store, server, login, signal);
	await expect.poll(() => asked.times).toBe(1);
	deskIs({ ...liveDesk(), revision: 2 });
	expect(await ended).toBe("expired");
});
