import { once } from "node:events";
import { access } from "node:fs/promises";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { createApprovalServer } from "../approval-server.ts";
import { openDataDirectory, socketPath } from "../data-directory.ts";
import { listen } from "../http/listen.ts";
import { firstAdministratorLink } from "../invites/first-administrator.ts";
import { serveLocalAdministration } from "../local-administration.ts";
import { serveMetrics } from "../metrics/serve-metrics.ts";
import { pinRelyingParty, RelyingPartyMoved, relyingParty } from "../relying-party.ts";
import type { ServerSettings } from "../settings.ts";
import type { Clock } from "../storage/sqlite.ts";
import { readPair, UnfitCertificate } from "../tls/certificate-pair.ts";
import { followCertificate } from "../tls/follow-certificate.ts";
import { StartError } from "./start-error.ts";

export interface RunningServer {
	/** The public origin, without a trailing slash. */
	readonly publicUrl: string;
	/** Creates the first administrator; absent once there is one. */
	readonly setupLink?: string;
	/** Where its numbers can be read, where that is set. */
	readonly metricsUrl?: string;
	/** Reads the certificate's files anew, where it has some; it looks at them by itself when they change. */
	reloadCertificate?(): Promise<void>;
	/** Tells streams to come back, answers waiting calls and closes everything. */
	stop(): Promise<void>;
}

const builtWebApp = fileURLToPath(new URL("../../out/web", import.meta.url));

/**
 * Starts the approval server on its data directory.
 * @throws StartError with one line that says what keeps it from starting
 */
export async function startServer(settings: ServerSettings, clock: Clock = Date.now): Promise<RunningServer> {
	await access(builtWebApp).catch((cause: unknown) => {
		throw new StartError("The web app is not built yet: run npm run build.", { cause });
	});
	const port = settings.port === 0 ? await freePort() : settings.port;
	const closers: Closers = [];
	const stop = async () => {
		for (const close of closers.splice(0).reverse()) await close();
	};
	try {
		return { ...(await open(settings, { clock, port }, closers)), stop };
	} catch (cause) {
		await stop();
		throw startError(cause, settings, port);
	}
}

/** What is open, in the order it was opened; it is closed the other way round. */
type Closers = (() => Promise<void>)[];

async function open(
	settings: ServerSettings,
	{ clock, port }: { clock: Clock; port: number },
	closers: Closers,
): Promise<Omit<RunningServer, "stop">> {
	const scheme = settings.tls ? "https" : "http";
	const party = relyingParty(settings.publicUrl ?? new URL(`${scheme}://localhost:${port}`));
	const adminSocket = socketPath(settings.data);
	// Loaded here: a server that counts nothing does without its fifteen megabytes.
	const metrics = settings.metrics && (await import("../metrics/metrics.ts")).openMetrics();
	const storage = await openDataDirectory(settings.data, clock, metrics?.activity.committed);
	closers.push(storage.close);
	await pinRelyingParty(storage, party);
	const tls = settings.tls && (await readPair(settings.tls));
	const server = await createApprovalServer({ settings, storage, party, webRoot: builtWebApp, tls, metrics });
	closers.push(server.stop);
	const present = await listen(server.app, { host: settings.host, port, tls });
	const certificate = settings.tls && tls && (await followCertificate(settings.tls, tls, present, server.app.log));
	if (certificate) closers.push(async () => certificate.close());
	closers.push(await serveLocalAdministration(adminSocket, storage, party.origin, server.hub, server.app.log));
	const numbers = metrics && settings.metrics && (await serveMetrics(metrics.registry, settings.metrics));
	if (numbers) closers.push(numbers.close);
	const setupLink = await firstAdministratorLink(storage, party.origin);
	return {
		publicUrl: party.origin,
		...(setupLink && { setupLink: setupLink.url }),
		...(certificate && { reloadCertificate: certificate.reload }),
		...(numbers && { metricsUrl: numbers.url }),
	};
}

function startError(cause: unknown, settings: ServerSettings, port: number): unknown {
	const { code } = Object(cause) as NodeJS.ErrnoException;
	if (cause instanceof RelyingPartyMoved || cause instanceof UnfitCertificate)
		return new StartError(cause.message, { cause });
	if (code === "EADDRINUSE") return new StartError(`Port ${port} is in use. Choose another with --port.`, { cause });
	if (code === "EACCES") return new StartError(`Port ${port} may not be used by this account.`, { cause });
	if (code === "EADDRNOTAVAIL")
		return new StartError(`${settings.host} is no address of this machine. Choose another with --host.`, { cause });
	return cause;
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, "127.0.0.1");
	await once(probe, "listening");
	const address = probe.address();
	probe.close();
	await once(probe, "close");
	return typeof address === "object" && address ? address.port : 0;
}
