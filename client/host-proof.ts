import { hostProofHeader } from "../contract/host.ts";
import { toBase64url } from "./base64url.ts";
import type { KeyProof } from "./call-server.ts";
import type { DpopKey } from "./dpop-key.ts";

/**
 * The key of a login request, as an enrolled host asks with it: the call that asks carries a proof of the host's own
 * key beside, made for this request's key alone. Calls that go with a token need no host.
 */
export function askedByHost(request: DpopKey, host: KeyProof): DpopKey {
	const named = toBase64url(request.thumbprint);
	return {
		...request,
		async headers(method, url, token) {
			const own = await request.headers(method, url, token);
			if (token !== undefined) return own;
			const { dpop = "" } = await host.headers(method, url, named);
			return { ...own, [hostProofHeader]: dpop };
		},
		correctClock(serverNow) {
			// Both run by the same clock, and both have to be set right.
			const corrected = [request.correctClock(serverNow), host.correctClock(serverNow)];
			return corrected.includes(true);
		},
	};
}
