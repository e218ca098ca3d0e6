import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { CreatedOidcClient } from "../../contract/oidc-client.ts";
import { runCountersign } from "../start/run-countersign.ts";
import type { ThrowawayServer } from "../start/start-server.ts";

/** A program that people log in to, registered with a server, and the page that it shows afterwards. */
export interface VpnClient {
	/** As the server knows it. */
	readonly id: string;
	/** Where somebody who logs in is sent first. */
	readonly begin: string;
	/** Where they are sent back to, with whatever stands behind it. */
	readonly callback: string;
	stop(): Promise<void>;
}

/** @param more arguments of `countersign client create` */
export async function startVpnClient(
	{ origin, data }: ThrowawayServer,
	{ name = "Family VPN", preset = "public", more = [] as readonly string[] } = {},
): Promise<VpnClient> {
	const site = createServer((_, answer) => {
		answer.setHeader("content-type", "text/html");
		answer.end("<!doctype html><title>Family VPN</title><h1>Back at the VPN</h1>");
	}).listen(0, "localhost");
	await once(site, "listening");
	const address = site.address();
	const callback = `http://localhost:${typeof address === "object" ? address?.port : ""}/callback`;
	const args = ["client", "create", name, "--preset", preset, "--redirect", callback, ...more];
	const { stdout } = await runCountersign([...args, "--data", data, "--json"]).ended;
	const { id } = CreatedOidcClient.parse(JSON.parse(stdout));
	const query = new URLSearchParams({
		client_id: id,
		redirect_uri: callback,
		response_type: "code",
		scope: "openid profile email",
		state: randomBytes(32).toString("hex"),
		nonce: randomBytes(32).toString("hex"),
		code_challenge: createHash("sha256").update(randomBytes(32)).digest("base64url"),
		code_challenge_method: "S256",
	});
	return {
		id,
		begin: `${origin}/oidc/auth?${query}`,
		callback,
		async stop() {
			site.close();
			site.closeAllConnections();
			await once(site, "close");
		},
	};
}
