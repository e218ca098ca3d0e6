import type { EndedLogin, LoginDesk } from "../../contract/login-desk.ts";
import type { LoginRequest } from "../../contract/login-request.ts";

/** What somebody who looks on is told of the logins. */
export type DeskChange =
	| { readonly kind: "requested"; readonly request: LoginRequest }
	/** Without `state` where it ended while nothing could be heard. */
	| { readonly kind: "settled"; readonly id: string; readonly state?: EndedLogin["state"] };

/** What changed from one state of the desk to the next: ends first, then what is new, oldest first. */
export function changesBetween(before: LoginDesk, after: LoginDesk): DeskChange[] {
	const isIn = ({ pending }: LoginDesk, id: string) => pending.some((request) => request.id === id);
	const settled = before.pending
		.filter(({ id }) => !isIn(after, id))
		.map(({ id }): DeskChange => {
			const end = after.ended.find((ended) => ended.id === id);
			return { kind: "settled", id, ...(end && { state: end.state }) };
		});
	const requested = after.pending
		.filter(({ id }) => !isIn(before, id))
		.map((request): DeskChange => ({ kind: "requested", request }));
	return [...settled.toReversed(), ...requested.toReversed()];
}
