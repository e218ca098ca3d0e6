import { calls } from "../../contract/calls.ts";
import type { Mount } from "../http/mount.ts";
import type { Storage } from "../storage/storage.ts";
import { listDeliveries } from "./list-deliveries.ts";
import type { Notices } from "./open-notices.ts";

export function mountNoticeCalls(mount: Mount, storage: Storage, { webhook, mail }: Notices): void {
	mount(calls.listDeliveries, async () => ({
		...(webhook !== undefined && { webhook }),
		mail,
		deliveries: await listDeliveries(storage, webhook),
	}));
}
