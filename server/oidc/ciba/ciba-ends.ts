import type Provider from "oidc-provider";
import type { LoginRequestParts } from "../../login-requests/create.ts";
import type { Failed } from "../provider/provider-configuration.ts";
import { apartFromCalls } from "../records/call-writes.ts";
import { findVpnLogin } from "../vpn/find-vpn-login.ts";
import { type CibaLogin, notificationToken } from "./ciba-login.ts";
import { keptPings } from "./kept-pings.ts";

/** How clients come to know that a login has ended which they asked for by themselves. */
export interface CibaEnds {
	/** What is kept of a login until its client was told; `undefined` where that asks by itself. */
	sealedPing(login: CibaLogin, requestId: string): string | undefined;
	/** Tells of a login as soon as it has ended. */
	follow(login: CibaLogin, requestId: string): void;
	/** Tells of one that has ended and that nobody told of. */
	tellAgain(provider: Provider, authReqId: string): Promise<void>;
	/** Goes on with what an earlier process left; nobody is told before the server listens. */
	takeUp(provider: () => Promise<Provider>, listening: Promise<void>): Promise<void>;
}

export function cibaEnds({ storage, keys, hub }: LoginRequestParts, failed: Failed): CibaEnds {
	const pings = keptPings(storage, keys);
	const underWay = new Set<string>();

	/** Once at a time: a client may ask while it is being told. */
	async function tell(login: CibaLogin, requestId: string): Promise<void> {
		if (underWay.has(requestId)) return;
		underWay.add(requestId);
		await endAndForget(login, requestId).finally(() => underWay.delete(requestId));
	}

	/** A ping that was tried as often as it is to be is not kept either. */
	async function endAndForget(login: CibaLogin, requestId: string): Promise<void> {
		try {
			// With it comes the provider's library, which a server that serves no client does without.
			const { endCibaLogin } = await import("./end-ciba-login.ts");
			await endCibaLogin(storage, login, requestId);
		} finally {
			if (notificationToken(login.request) !== undefined) await pings.forget(login.request.jti);
		}
	}

	function whenEnded(requestId: string, work: () => Promise<void>): void {
		const unsubscribe = hub.subscribe(`request:${requestId}`, () => {
			unsubscribe();
			apartFromCalls(work).catch(failed);
		});
	}

	async function tellAgain(provider: Provider, authReqId: string): Promise<void> {
		const row = await findVpnLogin(storage.db, authReqId);
		if (!row || row.state === "pending" || underWay.has(row.id)) return;
		const request = await provider.BackchannelAuthenticationRequest.find(authReqId);
		const client = request && (await provider.Client.find(request.clientId ?? ""));
		if (!client) return;
		const ping = await pings.of(authReqId);
		if (ping) request.params = { ...request.params, client_notification_token: ping.token };
		await tell({ provider, request, accountId: row.user_id ?? "", client }, row.id);
	}

	return {
		sealedPing({ request }, requestId) {
			const token = notificationToken(request);
			return token === undefined ? undefined : pings.seal({ id: request.jti, token }, requestId);
		},
		follow: (login, requestId) => whenEnded(requestId, () => tell(login, requestId)),
		tellAgain,
		async takeUp(provider, listening) {
			for (const { requestId, pending, ping } of await pings.all()) {
				const work = () => listening.then(provider).then((opened) => tellAgain(opened, ping.id));
				if (pending) whenEnded(requestId, work);
				else work().catch(failed);
			}
		},
	};
}
