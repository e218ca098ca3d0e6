import type { FastifyRequest } from "fastify";
import { hostProofHeader } from "../../contract/host.ts";
import { Problem } from "../../contract/problem.ts";
import type { ProvenCall, VerifyProof } from "../dpop/verify-proof.ts";
import type { RegisteredAsker } from "../login-requests/create.ts";
import type { Storage } from "../storage/storage.ts";

/** How stale the last use may be, in milliseconds, so that not each request means a write of its own. */
const usedEvery = 60_000;

interface AskingCall {
	/** The call as the request's own proof has it. */
	readonly call: ProvenCall;
	/** What stands in the host's header, where there is one. */
	readonly proof: string | undefined;
	/** Of the request's key: the host's proof is good for this request alone. */
	readonly thumbprint: string;
	readonly address: string;
}

/**
 * The enrolled host that makes a request, where it says that it does. A proof that does not hold is never passed over:
 * the host would be asked for as a stranger, and nobody would know why.
 * @throws Problem `host-refused` for a proof that is wrong, old or seen before, `host-unknown` for a key of no host
 */
export async function provenHost(
	{ storage, verifyProof }: { storage: Storage; verifyProof: VerifyProof },
	{ call, proof, thumbprint, address }: AskingCall,
): Promise<RegisteredAsker | undefined> {
	if (proof === undefined) return undefined;
	const proven = await verifyProof({ ...call, proof, token: thumbprint }).catch((cause: unknown) => {
		throw cause instanceof Problem ? new Problem("host-refused", { cause }) : cause;
	});
	const host = await storage.db
		.selectFrom("host")
		.select(["id", "name", "last_used_at", "last_address"])
		.where("key_thumbprint", "=", proven.thumbprint)
		.executeTakeFirst();
	if (!host) throw new Problem("host-unknown");
	const now = storage.clock();
	if ((host.last_used_at ?? 0) < now - usedEvery || host.last_address !== address) {
		const use = { last_used_at: now, last_address: address };
		await storage.write((trx) => trx.updateTable("host").set(use).where("id", "=", host.id).execute());
	}
	return { client: host.name, kind: "host" };
}

/** What stands in the host's header; one that was sent twice is refused with the rest of what does not hold. */
export function hostProofOf({ headers }: FastifyRequest): string | undefined {
	const header = headers[hostProofHeader];
	return Array.isArray(header) ? header.join(",") : header;
}
