import type { LoginDesk } from "../../client/login-desk.ts";
import type { LoginRequest, ShownState } from "../../contract/login-request.ts";
import type { Receipt } from "../../contract/receipt.ts";

export interface RequestPage {
	readonly requests: readonly LoginRequest[];
	/** Where the next page begins; absent at the end. */
	readonly next?: string | undefined;
}

export interface VerifiedReceipt {
	readonly receipt: Receipt;
	readonly verifies: boolean;
}

export type Scope = "own" | "all";

/** Which of the requests that have ended are wanted; all of them where it says nothing. */
export interface EndedWish {
	readonly account?: string | undefined;
	readonly state?: Exclude<ShownState, "pending"> | undefined;
}

/**
 * All that the shared rooms (cards, lists, decisions) may do. In the web app the typed calls of `client/` stand
 * behind it, in the tray window its bridge. Every act throws what `failureCode` has words for.
 */
export interface Desk {
	/** The host of the server, as people know it. */
	readonly server: string;
	/** The account that reads here. */
	readonly account: string;
	/** Lets the passkey sign `shown`, the very object that was rendered, with the digits that were typed. */
	approve(shown: LoginRequest, code: string): Promise<void>;
	/** Closes a passkey prompt that is still open. */
	stopAsking(): void;
	deny(id: string): Promise<void>;
	request(id: string): Promise<LoginRequest>;
	ended(scope: Scope, limit: number, before?: string, wish?: EndedWish): Promise<RequestPage>;
	/** The receipt of an approval, and whether its signature verifies here, without trust in the server. */
	receipt(id: string): Promise<VerifiedReceipt>;
}

/** What a room is given to work with: the acts, and the live state they change. */
export interface DeskView {
	readonly desk: Desk;
	readonly live: LoginDesk;
}
