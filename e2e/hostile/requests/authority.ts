import type { Call } from "../../../contract/call.ts";
import { createRequesterKey } from "../../requester/requester-key.ts";
import type { World } from "../world/world.ts";

/** The most that a caller can have for a call: an administrator's session, or a requester's key. */
export function authorityFor({ alice, asked, origin }: World, call: Call, path: string): Record<string, string> {
	if (call.authority !== "requester") return { cookie: alice.session.cookieHeader(), origin };
	const { waitToken: token } = asked;
	const url = origin + path;
	const dpop = createRequesterKey().proof({ method: call.method, url, token });
	return { authorization: `Bearer ${token}`, dpop };
}
