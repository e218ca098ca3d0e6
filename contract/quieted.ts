import { z } from "zod";
import { AccountName } from "./account.ts";
import { Instant } from "./binary.ts";

/** A source that somebody reported: its requests for this account are kept and listed, and announced to nobody. */
export const QuietedSource = z.object({
	id: z.string(),
	account: AccountName,
	/** An IPv4 address, or an IPv6 network of 64 bits. */
	source: z.string(),
	until: Instant,
	reports: z.int(),
});
export type QuietedSource = z.infer<typeof QuietedSource>;

export const Reported = z.object({ quietUntil: Instant });
