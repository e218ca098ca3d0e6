import { calls } from "../../../contract/calls.ts";
import { Problem } from "../../../contract/problem.ts";
import type { Mount } from "../../http/mount.ts";
import { changeClient } from "./change-client.ts";
import { checkWebFinger } from "./check-webfinger.ts";
import { oidcClientOf } from "./client-view.ts";
import { createClient } from "./create-client.ts";
import type { ClientParts } from "./end-waiting-logins.ts";
import { findClient } from "./find-client.ts";
import { listClients } from "./list-clients.ts";
import { removeClient } from "./remove-client.ts";
import { rotateSecret } from "./rotate-secret.ts";

/** What administrators do with clients, in a web session. */
export function mountClientCalls(mount: Mount, parts: ClientParts, issuer: string): void {
	const { storage } = parts;
	mount(calls.listClients, async () => ({ clients: await listClients(storage) }));

	mount(calls.createClient, ({ caller, body }) => createClient(storage, issuer, body, caller));

	mount(calls.client, async ({ params }) => ({ ...oidcClientOf(await findClient(storage.db, params)), issuer }));

	mount(calls.changeClient, ({ caller, params, body }) => changeClient(parts, issuer, params, body, caller));

	mount(calls.rotateClientSecret, ({ caller, params }) => rotateSecret(storage, issuer, params, caller));

	mount(calls.removeClient, ({ caller, params }) => removeClient(parts, params, caller));

	mount(calls.checkWebFinger, async ({ params, body }) => {
		// The server goes out on nobody's word for anything else.
		if ((await findClient(storage.db, params)).preset !== "tailscale") throw new Problem("not-found");
		return checkWebFinger(body.email, issuer);
	});
}
