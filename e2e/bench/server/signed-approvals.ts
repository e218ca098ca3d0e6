import { createHash } from "node:crypto";
import { calls } from "../../../contract/calls.ts";
import { loginChallengeText } from "../../../contract/login-challenge.ts";
import { askOverApi } from "../../requester/ask-over-api.ts";
import { callBytes } from "./call-line.ts";
import type { Person } from "./people.ts";
import { nextSource } from "./sources.ts";

/**
 * Has logins asked for as one person, and signs each as that person's browser does: what is left is to hand them in.
 * They count for one passkey, whose counter goes up, so they have to be handed in in their order.
 */
export async function signApprovals({ name, session, passkey }: Person, count: number): Promise<readonly Buffer[]> {
	const { origin } = session;
	const rpId = new URL(origin).hostname;
	const codes = new Map<string, string>();
	while (codes.size < count) {
		const wish = { account: name, kind: "ssh", target: `host-${codes.size}.example` } as const;
		const { id, matchCode } = await askOverApi(origin, wish, nextSource());
		codes.set(id, matchCode);
	}
	const { requests } = await session.send(calls.listLoginRequests, { query: { state: "pending", limit: count } });
	return requests.map((request) => {
		const text = loginChallengeText(request, codes.get(request.id) ?? "");
		const challenge = createHash("sha256").update(text).digest("base64url");
		const response = passkey.sign({ challenge, rpId, origin });
		const path = calls.approveLoginRequest.path.replace(":id", request.id);
		const headers = {
			host: new URL(origin).host,
			origin,
			cookie: session.cookieHeader(),
			"content-type": "application/json",
		};
		return callBytes("POST", path, headers, JSON.stringify({ response }));
	});
}
