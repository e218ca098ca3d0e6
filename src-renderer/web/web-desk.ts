import { callServer } from "../../client/call-server.ts";
import { loginChallenge } from "../../client/challenge.ts";
import { verifyReceipt } from "../../client/verify-receipt.ts";
import { calls } from "../../contract/calls.ts";
import type { Desk } from "../desk/desk.ts";
import { Failure, failureCode } from "../desk/failure.ts";
import { server } from "./connection.ts";
import { sha256 } from "./digest.ts";
import { askPasskey, closePrompt } from "./passkey.ts";
import { sessionEnded } from "./session.ts";

/** The desk of the web app: the typed calls, made with the session's cookie. */
export function webDesk(account: string): Desk {
	return {
		server: location.host,
		account,
		approve: (shown, code) =>
			noticing(async () => {
				const params = { id: shown.id };
				// Built from what was on screen before anything is fetched; the answer below only says which passkeys there are.
				const challenge = await loginChallenge(shown, shown.matchCode === "off" ? "" : code, sha256);
				const { origin, ...options } = await callServer(server, calls.loginCredentials, { params });
				if (origin !== location.origin) throw new Failure("other-site");
				const response = await askPasskey(options, challenge);
				await callServer(server, calls.approveLoginRequest, { params, body: { response } });
			}),
		stopAsking: closePrompt,
		deny: (id) =>
			noticing(async () => {
				await callServer(server, calls.denyLoginRequest, { params: { id }, body: {} });
			}),
		request: (id) => noticing(() => callServer(server, calls.loginRequest, { params: { id } })),
		ended: (scope, limit, before) =>
			noticing(() =>
				callServer(server, calls.listLoginRequests, {
					query: { scope, state: "settled", limit, ...(before !== undefined && { before }) },
				}),
			),
		receipt: (id) =>
			noticing(async () => {
				const receipt = await callServer(server, calls.loginReceipt, { params: { id } });
				const { valid, facts } = await verifyReceipt(crypto.subtle, receipt);
				return { receipt, verifies: valid && facts.get("id") === id && receipt.origin === location.origin };
			}),
	};
}

/** Any call may be the first to learn that the session has ended. */
async function noticing<Answer>(act: () => Promise<Answer>): Promise<Answer> {
	try {
		return await act();
	} catch (thrown) {
		if (failureCode(thrown) === "not-signed-in") sessionEnded();
		throw thrown;
	}
}
