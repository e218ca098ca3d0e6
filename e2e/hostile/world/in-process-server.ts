import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { createApprovalServer } from "../../../server/approval-server.ts";
import { listen } from "../../../server/http/listen.ts";
import { storeLink } from "../../../server/invites/links.ts";
import { relyingParty } from "../../../server/relying-party.ts";
import { readServerSettings } from "../../../server/settings.ts";
import { openStorage, type Storage } from "../../../server/storage/storage.ts";
import { freePort } from "../../start/free-port.ts";

/** The whole server in this process, so that what it keeps can be looked at after every call. */
export interface InProcessServer {
	readonly app: FastifyInstance;
	readonly storage: Storage;
	/** Its public origin, where it also listens. */
	readonly origin: string;
	/** The secret of a link that begins an account. */
	link(roles: "admin"[]): Promise<string>;
	stop(): Promise<void>;
}

export interface InProcessWishes {
	/** Where its database is, instead of in memory. */
	file?: string;
	/** One that a server before it had. */
	port?: number;
}

/** It believes whoever calls about where the call comes from, as it would believe a proxy on its machine. */
export async function openInProcess({ file = ":memory:", port }: InProcessWishes = {}): Promise<InProcessServer> {
	const webRoot = await mkdtemp(join(tmpdir(), "countersign-hostile-"));
	await mkdir(join(webRoot, "assets"));
	for (const page of ["index", "ceremony"]) await writeFile(join(webRoot, `${page}.html`), "<!doctype html>");
	const storage = await openStorage(file, Date.now);
	const origin = `http://localhost:${port ?? (await freePort())}`;
	const proxy = { trustedProxy: ["127.0.0.1", "::1"] };
	const settings = readServerSettings({ logLevel: "silent", requestLifetime: "900", ...proxy }, {});
	const server = await createApprovalServer({ settings, storage, party: relyingParty(new URL(origin)), webRoot });
	await listen(server.app, { host: "localhost", port: Number(new URL(origin).port), tls: undefined });
	return {
		app: server.app,
		storage,
		origin,
		async link(roles) {
			const now = storage.clock();
			return (await storage.write((trx) => storeLink(trx, { kind: "invite", roles, hours: 1, now }))).secret;
		},
		async stop() {
			await server.stop();
			await storage.close();
			await rm(webRoot, { recursive: true });
		},
	};
}
