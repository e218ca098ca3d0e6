import type Provider from "oidc-provider";
import { errors, type KoaContextWithOIDC } from "oidc-provider";
import { appendEntry } from "../../audit/append-entry.ts";
import type { Storage } from "../../storage/storage.ts";
import { shownAsWritten } from "../pages/shown-as-written.ts";
import type { Failed } from "./provider-configuration.ts";

const day = 24 * 3_600_000;
/** Of one client in a day. Anybody can make them, and the log is for reading. */
const most = 20;

/**
 * Keeps in the audit log which addresses clients came with that are not registered for them, each once a day: whoever
 * set a client up finds there what to change, and whoever watches the log that somebody tries.
 */
export function keepMismatches(provider: Provider, storage: Storage, failed: Failed): void {
	const seen = new Map<string, { since: number; received: Set<string> }>();

	const isNew = (clientId: string, received: string) => {
		const now = storage.clock();
		const before = seen.get(clientId);
		const today = before && before.since + day > now ? before : { since: now, received: new Set<string>() };
		seen.set(clientId, today);
		if (today.received.has(received) || today.received.size >= most) return false;
		today.received.add(received);
		return true;
	};

	const keep = (ctx: KoaContextWithOIDC, cause: unknown) => {
		const { client, params } = ctx.oidc;
		if (!(cause instanceof errors.InvalidRedirectUri) || !client) return;
		const received = shownAsWritten(String(params?.["redirect_uri"] ?? ""));
		if (!isNew(client.clientId, received)) return;
		const registered = (client.redirectUris ?? []).join(" ");
		const personal = { client: client.clientName ?? client.clientId, received, registered, address: ctx.ip };
		storage
			.write((trx) => appendEntry(trx, { action: "client-redirect-refused", at: storage.clock(), personal }))
			.catch(failed);
	};
	provider.on("authorization.error", keep);
	provider.on("pushed_authorization_request.error", keep);
}
