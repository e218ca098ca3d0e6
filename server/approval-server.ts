import type { FastifyInstance } from "fastify";
import { mountAccountCalls } from "./accounts/account-calls.ts";
import { mountGroupCalls } from "./accounts/groups/group-calls.ts";
import { mountAuditCalls } from "./audit/audit-calls.ts";
import { auditRetention } from "./audit/retention.ts";
import { openCeremonyTickets } from "./ceremony-tickets/tickets.ts";
import { proofVerifier } from "./dpop/verify-proof.ts";
import { EventHub } from "./events/event-hub.ts";
import { mountEvents } from "./events/events-route.ts";
import { StreamRegister } from "./events/stream-register.ts";
import { mountQuietedCalls } from "./floods/quieted-calls.ts";
import { mountVpnCalls } from "./headscale/join-calls.ts";
import { openVpnJoins } from "./headscale/open-vpn-joins.ts";
import { mountHostCalls } from "./hosts/host-calls.ts";
import { createHttpApp } from "./http/app.ts";
import { openGate } from "./http/gate.ts";
import { mountOn } from "./http/mount.ts";
import { mountServerCalls } from "./http/server-calls.ts";
import { serveWebApp } from "./http/web-app.ts";
import { mountInviteCalls } from "./invites/invite-calls.ts";
import { mountApproverCalls } from "./login-requests/approver-calls.ts";
import { expireDue } from "./login-requests/expire-due.ts";
import { ExpiryTimer } from "./login-requests/expiry-timer.ts";
import { mountRequesterCalls } from "./login-requests/requester-calls.ts";
import { OutcomeWaits } from "./login-requests/wait-for-outcome.ts";
import { uncounted } from "./metrics/activity.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { mountNoticeCalls } from "./notices/notice-calls.ts";
import { openNotices } from "./notices/open-notices.ts";
import { mountClientCalls } from "./oidc/clients/client-calls.ts";
import { mountOidc } from "./oidc/mount-oidc.ts";
import { mountPairingCalls } from "./pairings/pairing-calls.ts";
import { openPairings } from "./pairings/pairings.ts";
import { mountOwnPasskeyCalls } from "./passkeys/own-passkey-calls.ts";
import { mountPasskeyCalls } from "./passkeys/passkey-calls.ts";
import type { RelyingParty } from "./relying-party.ts";
import { openServerKeys } from "./server-keys.ts";
import { mountSessionCalls } from "./sessions/session-calls.ts";
import { webSessions } from "./sessions/web-sessions.ts";
import type { ServerSettings } from "./settings.ts";
import type { Storage } from "./storage/storage.ts";
import type { Tls } from "./tls/certificate-pair.ts";

/** How long a stop waits, in milliseconds, for readers of streams that do not take what they are told last. */
const lastEvents = 1000;

export interface ApprovalServer {
	readonly app: FastifyInstance;
	/** Hands on what was committed, to whoever listens. */
	readonly hub: EventHub;
	stop(): Promise<void>;
}

/** Puts the parts together; it listens nowhere yet. */
export async function createApprovalServer(given: {
	settings: ServerSettings;
	storage: Storage;
	party: RelyingParty;
	webRoot: string;
	tls?: Tls | undefined;
	metrics?: Metrics | undefined;
}): Promise<ApprovalServer> {
	const { settings, storage, party } = given;
	const secure = party.origin.startsWith("https:");
	const keys = await openServerKeys(storage);
	const activity = given.metrics?.activity ?? uncounted;
	const hub = new EventHub(activity);
	const streams = new StreamRegister();
	const waits = new OutcomeWaits(hub);
	const sessions = webSessions(storage, party.origin);
	const verifyProof = proofVerifier(storage.clock);
	given.metrics?.watch({ storage, streams });
	const { app, refuseNew, answered } = await createHttpApp(settings, { tls: given.tls, secure, activity });
	const expiry = new ExpiryTimer(
		storage.clock,
		() => expireDue(storage, hub),
		(cause) => app.log.error({ err: cause }, "requests could not be expired"),
	);
	const retention = auditRetention(storage, settings.auditRetention, (cause) =>
		app.log.error({ err: cause }, "personal fields of the audit log could not be erased"),
	);
	const notices = await openNotices(settings, {
		storage,
		hub,
		origin: party.origin,
		failed: (cause) => app.log.error({ err: cause }, "notices could not be read or written"),
	});
	const vpnJoins = await openVpnJoins(settings.headscale, {
		storage,
		hub,
		failed: (said) => app.log.warn(`headscale did not do what was approved: ${said}`),
		broken: (cause) => app.log.error({ err: cause }, "machines for headscale could not be read or written"),
	});
	const queueNotice = notices.queue;
	const requests = { storage, party, keys, hub, queueNotice, lifetime: settings.requestLifetime };

	const pairings = openPairings(storage);
	const tickets = openCeremonyTickets(storage);
	const gate = openGate({ origin: party.origin, sessions, verifyProof, pairings, tickets });
	const mount = mountOn(app, gate);
	mountServerCalls(app, mount, { storage, party, keys });
	mountRequesterCalls(mount, { ...requests, verifyProof, waits, expiry });
	mountVpnCalls(mount, { ...requests, verifyProof, waits, expiry }, vpnJoins);
	mountApproverCalls(mount, { ...requests, tickets });
	mountQuietedCalls(mount, requests);
	mountPairingCalls(mount, { storage, party, verifyProof, streams, queueNotice });
	mountPasskeyCalls(mount, { storage, party, keys, sessions, hub, streams, queueNotice });
	mountSessionCalls(mount, { storage, sessions, streams, mail: notices.mail });
	mountOwnPasskeyCalls(mount, storage);
	mountAccountCalls(mount, { storage, hub, streams });
	mountGroupCalls(mount, storage);
	mountClientCalls(mount, { storage, hub }, party.origin);
	mountAuditCalls(mount, storage);
	mountNoticeCalls(mount, storage, notices);
	mountInviteCalls(mount, storage, party.origin);
	mountHostCalls(mount, { storage, party, verifyProof });
	mountEvents(app, { storage, hub, streams, gate });
	await mountOidc(app, { ...requests, waits, expiry });
	await serveWebApp(app, given.webRoot, party.origin);
	await expiry.start();
	await notices.start();
	await vpnJoins?.start();
	retention.start();
	return {
		app,
		hub,
		async stop() {
			refuseNew();
			expiry.stop();
			waits.stop();
			streams.closeAll();
			await Promise.all([answered(), streams.none(lastEvents)]);
			await Promise.all([app.close(), notices.stop(), vpnJoins?.stop(), retention.stop()]);
		},
	};
}
