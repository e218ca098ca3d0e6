import type { MatchCodePolicy } from "../../../contract/oidc-client.ts";
import { createLoginRequest } from "../../login-requests/create.ts";
import { settle } from "../../login-requests/settle.ts";
import { shownPlace } from "../clients/redirect-uri.ts";
import { throwawayKey } from "../throwaway-key.ts";
import { findVpnLogin } from "./find-vpn-login.ts";
import { pointAtLogin, type Waiting } from "./point-at-login.ts";
import type { VpnParts } from "./vpn-parts.ts";

/** An authorization that waits for its user, as far as a card tells of it. */
export interface Asked {
	readonly interactionId: string;
	/** The client's name. */
	readonly client: string;
	readonly clientId: string;
	readonly kind: "vpn" | "device";
	/** The whole address that its browser goes back to; a device has no such place (RFC 8628). */
	readonly goesBackTo: string | undefined;
	readonly matchCode: MatchCodePolicy;
	/** When the authorization ends, in milliseconds. */
	readonly expiresAt: number;
}

/**
 * Turns an authorization into a login request for the account that its browser named. One for another name takes the
 * place of the one before, which is withdrawn; the same name once more changes nothing.
 */
export async function beginVpnLogin(
	parts: Pick<VpnParts, "storage" | "party" | "keys" | "hub" | "queueNotice" | "lifetime" | "cap" | "expiry">,
	asked: Asked,
	account: string,
	address: string,
): Promise<void> {
	const { storage, hub } = parts;
	const before = await findVpnLogin(storage.db, asked.interactionId);
	if (before?.state === "pending" && before.account === account && before.expires_at > storage.clock()) return;
	const { client, kind, goesBackTo } = asked;
	const target = goesBackTo !== undefined && { target: shownPlace(goesBackTo) };
	const wish = { account, kind, ...target, publicKey: throwawayKey() };
	const asker = { client, ...(asked.matchCode === "off" && { matchCode: "" }) };
	const { expiresAt } = await createLoginRequest(parts, wish, address, asker, async (trx, id, afterCommit) => {
		const now = storage.clock();
		const replaced = await findVpnLogin(trx, asked.interactionId);
		if (replaced) await settle(trx, afterCommit, hub, { id: replaced.id, verb: "cancel", now });
		await pointAtLogin(trx, waitingOf(asked), id);
	});
	parts.expiry.expect(Date.parse(expiresAt));
}

function waitingOf({ interactionId, clientId, kind, goesBackTo, expiresAt }: Asked): Waiting {
	const flow = kind === "device" ? "device" : "code";
	return { id: interactionId, clientId, flow, redirectUri: goesBackTo, expiresAt };
}
