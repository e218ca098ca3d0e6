import type { FastifyInstance } from "fastify";
import { calls } from "../../contract/calls.ts";
import { openApi } from "../../contract/openapi.ts";
import { Problem } from "../../contract/problem.ts";
import type { RelyingParty } from "../relying-party.ts";
import type { ServerKeys } from "../server-keys.ts";
import type { Storage } from "../storage/storage.ts";
import { version } from "../version.ts";
import type { Mount } from "./mount.ts";

interface Parts {
	readonly storage: Storage;
	readonly party: RelyingParty;
	readonly keys: ServerKeys;
}

/** What the server says of itself: to clients, to verifiers of its tokens, to whoever watches over it. */
export function mountServerCalls(app: FastifyInstance, mount: Mount, { storage, party, keys }: Parts): void {
	mount(calls.serverInfo, async () => ({
		name: "countersign" as const,
		version,
		api: 1 as const,
		origin: party.origin,
		rpId: party.rpId,
		now: new Date(storage.clock()).toISOString(),
	}));

	const description = openApi({ origin: party.origin, version });
	app.get("/api/openapi.json", async () => description);
	app.get("/.well-known/jwks.json", async () => ({ keys: [keys.signing.publicJwk] }));

	app.get("/healthz", async (_, reply) => reply.header("cache-control", "no-store").send({ ok: true }));
	app.get("/readyz", async (_, reply) => {
		await storage
			.write((trx) => trx.selectFrom("server_value").select("name").limit(1).execute())
			.catch((cause: unknown) => {
				throw new Problem("stopping", { cause });
			});
		return reply.header("cache-control", "no-store").send({ ok: true });
	});
}
