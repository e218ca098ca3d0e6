import { z } from "zod";
import { Instant } from "./binary.ts";

const Sha256 = z.string();

/**
 * One line of an exported audit log: an entry with all that its hashes cover, so that the chain can be verified from
 * the lines alone (docs/audit.md). What a server never writes itself is kept as it was found, so that it shows.
 */
export const AuditLine = z.strictObject({
	seq: z.int(),
	/** Milliseconds since 1970 where it is no instant. */
	at: z.union([Instant, z.number()]),
	action: z.string(),
	accountId: z.string().optional(),
	/** What that account is called, for the reader: no hash covers it. */
	account: z.string().optional(),
	requestId: z.string().optional(),
	/** Absent once they are erased, as the salt is; a text where they are not the JSON of an object. */
	personal: z.union([z.record(z.string(), z.unknown()), z.string()]).optional(),
	salt: z.string().optional(),
	personalHash: Sha256,
	previous: Sha256,
	hash: Sha256,
});
export type AuditLine = z.infer<typeof AuditLine>;
