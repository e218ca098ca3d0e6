import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openCeremonyTickets } from "../ceremony-tickets/tickets.ts";
import { boundYoungGeneration } from "../commands/bound-young-generation.ts";
import { openDataDirectory } from "../data-directory.ts";
import { proofVerifier } from "../dpop/verify-proof.ts";
import { EventHub, type Scope } from "../events/event-hub.ts";
import { mountEvents } from "../events/events-route.ts";
import { StreamRegister } from "../events/stream-register.ts";
import { createHttpApp } from "../http/app.ts";
import { openGate } from "../http/gate.ts";
import { listen } from "../http/listen.ts";
import { uncounted } from "../metrics/activity.ts";
import { openPairings } from "../pairings/pairings.ts";
import { relyingParty } from "../relying-party.ts";
import { webSessions } from "../sessions/web-sessions.ts";
import { readServerSettings } from "../settings.ts";

/*
 * A program that serves the event streams of a data directory as the server does, and publishes an event to whatever
 * scope is named in the path of a POST on a second port: what streams cost, without what it takes to decide a login.
 */
const [, , data = "", port = ""] = process.argv;

boundYoungGeneration();
const host = "127.0.0.1";
const storage = await openDataDirectory(data);
const { origin } = relyingParty(new URL(`http://localhost:${port}`));
const hub = new EventHub();
const settings = readServerSettings({ port, data, host }, {});
const { app } = await createHttpApp(settings, { tls: undefined, secure: false, activity: uncounted });
const gate = openGate({
	origin,
	sessions: webSessions(storage, origin),
	verifyProof: proofVerifier(storage.clock),
	pairings: openPairings(storage),
	tickets: openCeremonyTickets(storage),
});
mountEvents(app, { storage, hub, streams: new StreamRegister(), gate });
await listen(app, { host, port: settings.port, tls: undefined });

// Beyond any that the data may stand at: what a snapshot holds already is not sent.
let revision = 1_000_000;
const publisher = createServer((request, response) => {
	request.resume();
	revision += 1;
	const scope = decodeURIComponent((request.url ?? "").slice(1)) as Scope;
	hub.publish(scope, { name: "login-settled", revision, body: { id: "a".repeat(26), state: "denied" } });
	response.writeHead(200, { "content-length": 0 }).end();
});
publisher.listen(0, host);
await once(publisher, "listening");
process.stdout.write(`publishing at ${(publisher.address() as AddressInfo).port}\n`);
