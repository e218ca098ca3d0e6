import { calls } from "../../contract/calls.ts";
import { CreatedOidcClient } from "../../contract/oidc-client.ts";
import { approveWith } from "../software-passkey/approve-with.ts";
import { openCookieSession } from "../software-passkey/cookie-session.ts";
import { joinWith, linkSecret } from "../software-passkey/join-with.ts";
import { createSoftwarePasskey } from "../software-passkey/software-passkey.ts";
import { runCountersign } from "../start/run-countersign.ts";
import { startServer } from "../start/start-server.ts";

/** A real server in a process of its own, with one person, who approves over the API with a passkey in software. */
export interface OidcHousehold {
	/** Its public origin, and so the issuer. */
	readonly origin: string;
	/** The account's id. */
	readonly alice: string;
	/** Registers a client as an administrator does, on the command line. @param wishes options of `client create` */
	register(name: string, ...wishes: string[]): Promise<CreatedOidcClient>;
	/** Approves the one login that waits for alice. @param code the digits that the asking side shows */
	approve(code: string): Promise<void>;
	stop(): Promise<void>;
}

/** @param trusted a certificate that the server believes, as a file */
export async function openOidcHousehold(trusted?: string): Promise<OidcHousehold> {
	const server = await startServer({ environment: trusted === undefined ? {} : { NODE_EXTRA_CA_CERTS: trusted } });
	try {
		const [session, passkey] = [openCookieSession(server.origin), createSoftwarePasskey()];
		const { account } = await joinWith(session, passkey, { secret: linkSecret(server.setupLink), name: "alice" });
		return {
			origin: server.origin,
			alice: account.id,
			async register(name, ...wishes) {
				const args = ["client", "create", name, ...wishes, "--data", server.data, "--json"];
				const { code, stdout, stderr } = await runCountersign(args).ended;
				if (code !== 0) throw new Error(stdout + stderr);
				return CreatedOidcClient.parse(JSON.parse(stdout));
			},
			async approve(code) {
				const { requests } = await session.send(calls.listLoginRequests, { query: { state: "pending" } });
				const [request] = requests;
				if (!request || requests.length > 1) throw new Error(`${requests.length} logins are waiting.`);
				await approveWith(session, passkey, { id: request.id, code });
			},
			stop: server.stop,
		};
	} catch (cause) {
		await server.stop();
		throw cause;
	}
}
