import type { ReactNode } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";

export interface DecisionListProps {
	readonly requests: readonly LoginRequest[];
	readonly now: number;
	/** The way to one decision, with its receipt where there is one. */
	readonly opener: (request: LoginRequest) => ReactNode;
}
