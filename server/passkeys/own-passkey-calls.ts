import { calls } from "../../contract/calls.ts";
import type { Mount } from "../http/mount.ts";
import type { Storage } from "../storage/storage.ts";
import { removePasskey, renamePasskey } from "./change-passkeys.ts";
import { listPasskeys } from "./own-passkeys.ts";

/** What people do with the passkeys of their account. */
export function mountOwnPasskeyCalls(mount: Mount, storage: Storage): void {
	mount(calls.listPasskeys, async ({ caller, params }) => ({
		passkeys: await listPasskeys(storage, caller, params.userId),
	}));

	mount(calls.renamePasskey, ({ caller, params, body }) => renamePasskey(storage, caller, params, body));

	mount(calls.removePasskey, ({ caller, params, body }) => removePasskey(storage, caller, params, body.proof));
}
