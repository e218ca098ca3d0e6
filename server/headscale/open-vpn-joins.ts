import type { EventHub } from "../events/event-hub.ts";
import { DeliveryWorker } from "../notices/delivery-worker.ts";
import { sealUnder } from "../seal.ts";
import type { HeadscaleSettings } from "../settings/vpn-settings.ts";
import type { Storage } from "../storage/storage.ts";
import { takeUpInterrupted } from "./drop-ended.ts";
import { headscaleApi } from "./headscale-api.ts";
import { readKey } from "./read-key.ts";
import { registerDue } from "./register-due.ts";
import type { VpnJoinParts } from "./vpn-join-parts.ts";

/** What lets machines into a VPN. */
export interface VpnJoins extends VpnJoinParts {
	/** Goes on with what an earlier process left. */
	start(): Promise<void>;
	/** Within a second; what is not done by then is taken up after the next start. */
	stop(): Promise<void>;
}

interface Around {
	readonly storage: Storage;
	readonly hub: EventHub;
	/** Is told in words what headscale did not do. */
	failed(words: string): void;
	/** Is told where something could not be read or written; it is tried again. */
	broken(cause: unknown): void;
}

/** @throws StartError where the file with the key can not be used */
export async function openVpnJoins(
	headscale: HeadscaleSettings | undefined,
	{ storage, hub, failed, broken }: Around,
): Promise<VpnJoins | undefined> {
	if (!headscale) return undefined;
	const key = await readKey(headscale.key);
	const parts = {
		storage,
		hub,
		headscale,
		api: headscaleApi({ api: headscale.api, key }),
		// The key lies elsewhere than the database, and with it one could let machines in anyway.
		seal: sealUnder(key, "headscale auth id"),
		failed,
	};
	const worker = new DeliveryWorker(storage.clock, (halt) => registerDue(parts, halt), broken);
	let following: (() => void)[] = [];
	return {
		...parts,
		async start() {
			await takeUpInterrupted(storage);
			// The second is the one of accounts that do not exist, whose links are to be erased as well.
			following = (["all", "account:"] as const).map((scope) =>
				hub.subscribe(scope, ({ name }) => {
					if (name === "login-settled") worker.wake();
				}),
			);
			worker.wake();
		},
		async stop() {
			for (const unsubscribe of following) unsubscribe();
			await worker.stop();
		},
	};
}
