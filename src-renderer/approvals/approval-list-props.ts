import type { ReactNode } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";

export interface ApprovalListProps {
	readonly requests: readonly LoginRequest[];
	/** The local clock, for dates. */
	readonly now: number;
	/** The server's clock, for countdowns. */
	readonly serverNow: number;
	/** What can be done with a request: deny it, open it, see its receipt. */
	readonly acts: (request: LoginRequest) => ReactNode;
}
