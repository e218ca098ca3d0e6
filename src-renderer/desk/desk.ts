import type { RequestPage, VerifiedReceipt } from "../../contract/decision.ts";
import type { LoginDesk } from "../../contract/login-desk.ts";
import type { ShownState } from "../../contract/login-request.ts";
import type { CardDesk } from "./card-desk.ts";

export type Scope = "own" | "all";

/** Which of the requests that have ended are wanted; all of them where it says nothing. */
export interface EndedWish {
	readonly account?: string | undefined;
	readonly state?: Exclude<ShownState, "pending"> | undefined;
}

/** All that the shared rooms (cards, lists, decisions) may do. */
export interface Desk extends CardDesk {
	ended(scope: Scope, limit: number, before?: string, wish?: EndedWish): Promise<RequestPage>;
	/** The receipt of an approval, and whether its signature verifies here, without trust in the server. */
	receipt(id: string): Promise<VerifiedReceipt>;
}

/** What a room is given to work with: the acts, and the live state they change. */
export interface DeskView {
	readonly desk: Desk;
	readonly live: LoginDesk;
}
