import type { LoginDesk } from "../../contract/login-desk.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { QuietedSource } from "../../contract/quieted.ts";

/** What can be done about logins that their owner did not start. */
export interface Reporting {
	/** Says so of a login that has ended. @returns until when its source is quiet */
	report(id: string): Promise<string>;
	/** Absent where it can not be taken back. */
	readonly lifting?: Lifting;
}

export interface Lifting {
	/** The sources that are quiet now. */
	quieted(): Promise<readonly QuietedSource[]>;
	lift(id: string): Promise<void>;
}

/**
 * All that the card of one login may do. In a page the typed calls of `client/` stand behind it, in the tray window
 * its bridge. Every act throws what `failureCode` has words for.
 */
export interface CardDesk {
	/** The host of the server, as people know it. */
	readonly server: string;
	/** The account that reads here. */
	readonly account: string;
	/** Absent where a page may only decide. */
	readonly reporting?: Reporting;
	/** Lets the passkey sign `shown`, the very object that was rendered, with the digits that were typed. */
	approve(shown: LoginRequest, code: string): Promise<void>;
	/** Closes a passkey prompt that is still open. */
	stopAsking(): void;
	/** The reader is not known to be the account's owner, and so may not deny: `deny` withdraws what they asked for. */
	readonly withdraws?: boolean;
	deny(id: string): Promise<void>;
	request(id: string): Promise<LoginRequest>;
}

/** What a card is given to work with: the acts, and the live state they change. */
export interface CardView {
	readonly desk: CardDesk;
	readonly live: LoginDesk;
}
