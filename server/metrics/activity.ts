import type { ProblemCode } from "../../contract/problem.ts";
import type { LoginState } from "../login-requests/states.ts";

/** What happens in a server, told to whoever counts it. None of it says whom it concerns. */
export interface Activity {
	requestCreated(): void;
	requestEnded(outcome: LoginState): void;
	/** @param seconds from its writing until it was handed to all who follow */
	eventHandedOn(seconds: number): void;
	committed(seconds: number): void;
	refused(code: ProblemCode): void;
}

export const uncounted: Activity = {
	requestCreated() {},
	requestEnded() {},
	eventHandedOn() {},
	committed() {},
	refused() {},
};

/** Seconds since `began`, a moment of the monotonic clock. */
export function secondsSince(began: number): number {
	return (performance.now() - began) / 1000;
}
