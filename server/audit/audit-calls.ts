import { calls } from "../../contract/calls.ts";
import type { Mount } from "../http/mount.ts";
import type { Storage } from "../storage/storage.ts";
import { listEntries } from "./list-entries.ts";

export function mountAuditCalls(mount: Mount, storage: Storage): void {
	mount(calls.listAudit, ({ query }) => listEntries(storage, query));
}
