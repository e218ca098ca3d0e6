import type { LoginRequest } from "./login-request.ts";
import type { Receipt } from "./receipt.ts";

/** Some of the logins that have ended, newest first. */
export interface RequestPage {
	readonly requests: readonly LoginRequest[];
	/** Where the next page begins; absent at the end. */
	readonly next?: string | undefined;
}

/** The receipt of an approval, and whether its signature verifies here, without trust in the server. */
export interface VerifiedReceipt {
	readonly receipt: Receipt;
	readonly verifies: boolean;
}
