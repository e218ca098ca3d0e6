import { z } from "zod";
import { AccountName } from "../../contract/account.ts";
import { LocalAccountId } from "../../contract/desktop/room.ts";
import { isServerOrigin } from "./server-origin.ts";

/** What is written to disk of a pairing. Who the server is stands open; what acts for the account is sealed. */
export const KeptAccount = z.object({
	id: LocalAccountId,
	/** The server's public origin. */
	server: z.string().refine(isServerOrigin),
	rpId: z.string(),
	account: AccountName,
	/** The pairing's id at the server. */
	pairing: z.string(),
	/** Token and key, sealed by the system's key store. */
	sealed: z.string(),
	/** The head of the server's audit log, as it was seen last. */
	auditHead: z.string().optional(),
});
export type KeptAccount = z.infer<typeof KeptAccount>;

/** Where accounts are kept between two runs. */
export interface AccountShelf {
	/** What can not be read is left out; it stays where it is until the next `keep`. */
	read(): readonly KeptAccount[];
	keep(accounts: readonly KeptAccount[]): void;
}
