import { calls } from "../../../contract/calls.ts";
import type { Mount } from "../../http/mount.ts";
import type { Storage } from "../../storage/storage.ts";
import { changeGroup, createGroup, removeGroup } from "./change-groups.ts";
import { listGroups } from "./list-groups.ts";

/** What administrators do with groups, in a web session. */
export function mountGroupCalls(mount: Mount, storage: Storage): void {
	mount(calls.listGroups, async () => ({ groups: await listGroups(storage.db) }));

	mount(calls.createGroup, ({ caller, body }) => createGroup(storage, body.name, caller));

	mount(calls.changeGroup, ({ caller, params, body }) => changeGroup(storage, params.name, body, caller));

	mount(calls.removeGroup, ({ caller, params }) => removeGroup(storage, params.name, caller));
}
