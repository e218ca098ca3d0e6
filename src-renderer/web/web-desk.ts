import { callServer } from "../../client/call-server.ts";
import { verifyReceipt } from "../../client/verify-receipt.ts";
import { calls } from "../../contract/calls.ts";
import type { Desk } from "../desk/desk.ts";
import { closePrompt } from "../passkey/ask-passkey.ts";
import { signLogin } from "../passkey/sign-login.ts";
import { server } from "./connection.ts";
import { webReporting } from "./reporting.ts";
import { sessionCall } from "./session-call.ts";

/** The desk of the web app: the typed calls, made with the session's cookie. */
export function webDesk(account: string): Desk {
	return {
		server: location.host,
		account,
		approve: (shown, code) => sessionCall(() => signLogin(server, shown, code)),
		stopAsking: closePrompt,
		deny: (id) =>
			sessionCall(async () => {
				await callServer(server, calls.denyLoginRequest, { params: { id }, body: {} });
			}),
		reporting: webReporting,
		request: (id) => sessionCall(() => callServer(server, calls.loginRequest, { params: { id } })),
		ended: (scope, limit, before, { account, state } = {}) =>
			sessionCall(() =>
				callServer(server, calls.listLoginRequests, {
					query: { scope, limit, before, account, state: state ?? "settled" },
				}),
			),
		receipt: (id) =>
			sessionCall(async () => {
				const receipt = await callServer(server, calls.loginReceipt, { params: { id } });
				const { valid, facts } = await verifyReceipt(crypto.subtle, receipt);
				return { receipt, verifies: valid && facts.get("id") === id && receipt.origin === location.origin };
			}),
	};
}
