import type { LoginRequest } from "../../contract/login-request.ts";

/**
 * Puts requests together that want the same from the same address, each lot newest first.
 * @returns the lots in the order of their newest
 */
export function alike(requests: readonly LoginRequest[]): readonly (readonly [LoginRequest, ...LoginRequest[]])[] {
	const lots = new Map<string, [LoginRequest, ...LoginRequest[]]>();
	for (const request of requests) {
		const { account, address, kind, target } = request;
		const want = JSON.stringify([account, address, kind, target]);
		const lot = lots.get(want);
		if (lot) lot.push(request);
		else lots.set(want, [request]);
	}
	return [...lots.values()];
}
