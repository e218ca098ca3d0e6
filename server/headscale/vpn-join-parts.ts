import type { EventHub } from "../events/event-hub.ts";
import type { Seal } from "../seal.ts";
import type { HeadscaleSettings } from "../settings/vpn-settings.ts";
import type { Storage } from "../storage/storage.ts";
import type { HeadscaleApi } from "./headscale-api.ts";

/** What letting machines in needs of the server. */
export interface VpnJoinParts {
	readonly storage: Storage;
	readonly hub: EventHub;
	readonly headscale: Pick<HeadscaleSettings, "vpn" | "users" | "groups">;
	readonly api: HeadscaleApi;
	readonly seal: Seal;
	/** Milliseconds between attempts, where they are not the usual ones; after the last one it is given up. */
	readonly pauses?: readonly number[];
	/** Is told in a sentence of ours what headscale did not do. */
	failed(words: string): void;
}

/** Whom an account's machines belong to at headscale. */
export function vpnUserOf({ users }: VpnJoinParts["headscale"], account: string): string {
	return users.get(account) ?? users.get("*") ?? account;
}

/** The end of a join is waited for under another name than the end of its login request. */
export function joinWait(requestId: string): string {
	return `${requestId} join`;
}
