import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openCookieSession } from "../../e2e/software-passkey/cookie-session.ts";
import { type ApprovalServer, createApprovalServer } from "../approval-server.ts";
import { relyingParty } from "../relying-party.ts";
import { readServerSettings, type ServerFlags } from "../settings.ts";
import { openStorage, type Storage } from "../storage/storage.ts";

export interface Served extends ApprovalServer {
	/** Where the test reaches it; the public origin by another name of the same machine. */
	readonly address: string;
	readonly origin: string;
	readonly storage: Storage;
	/** Stops it and starts another on the same data and port. @returns what that one is put together of */
	restart(): Promise<ApprovalServer>;
	/** A browser's side: cookies and the page's origin. */
	browser(): ReturnType<typeof openCookieSession>;
}

/** The whole server on a free port, its data in memory, with a web app of one line. @param publicUrl its origin */
export async function serve(flags: ServerFlags = {}, publicUrl = "http://localhost:8686"): Promise<Served> {
	const webRoot = await mkdtemp(join(tmpdir(), "countersign-web-"));
	await mkdir(join(webRoot, "assets"));
	await writeFile(join(webRoot, "index.html"), "<!doctype html><title>Countersign</title>");
	const storage = await openStorage(":memory:", Date.now);
	const party = relyingParty(new URL(publicUrl));
	const settings = readServerSettings({ logLevel: "silent", ...flags }, {});
	const open = () => createApprovalServer({ settings, storage, party, webRoot });
	const server = await open();
	const address = await server.app.listen({ host: "127.0.0.1", port: 0 });
	let running = server;
	onTestFinished(async () => {
		await running.stop();
		await storage.close();
		await rm(webRoot, { recursive: true });
	});
	const network = (url: string, init: RequestInit) => fetch(url.replace(party.origin, address), init);
	return {
		...server,
		address,
		origin: party.origin,
		storage,
		async restart() {
			await running.stop();
			running = await open();
			await running.app.listen({ host: "127.0.0.1", port: Number(new URL(address).port) });
			return running;
		},
		browser: () => openCookieSession(party.origin, network),
	};
}
