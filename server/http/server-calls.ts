import type { FastifyInstance, FastifyReply } from "fastify";
import { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";
import { oldestApi, spokenApi } from "../../contract/protocol.ts";
import { instant } from "../instant.ts";
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
		api: spokenApi,
		oldestApi,
		origin: party.origin,
		rpId: party.rpId,
		now: instant(storage.clock()),
	}));

	let description: Promise<object> | undefined;
	app.get("/api/openapi.json", () => {
		description ??= writeDescription(party.origin);
		return description;
	});
	app.get("/.well-known/jwks.json", async () => ({ keys: [keys.signing.publicJwk] }));

	const probe = { method: ["GET", "HEAD"] as ["GET", "HEAD"] };
	const healthy = async (_: unknown, reply: FastifyReply) =>
		reply.header("cache-control", "no-store").send({ ok: true });
	const ready = async (_: unknown, reply: FastifyReply) => {
		await storage
			.write((trx) => trx.selectFrom("server_value").select("name").limit(1).execute())
			.catch((cause: unknown) => {
				throw new Problem("stopping", { cause });
			});
		return healthy(_, reply);
	};
	app.route({ ...probe, url: "/healthz", handler: healthy });
	app.route({ ...probe, url: "/readyz", handler: ready });
}

/** Made when somebody asks for it first: to write all schemas down takes longer than to open the database. */
async function writeDescription(origin: string): Promise<object> {
	const { openApi } = await import("../../contract/openapi.ts");
	return openApi({ origin, version });
}
