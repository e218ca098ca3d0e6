import { callServer } from "../../client/call-server.ts";
import { calls } from "../../contract/calls.ts";
import type { Reporting } from "../desk/card-desk.ts";
import { server } from "./connection.ts";
import { sessionCall } from "./session-call.ts";

/** Reports and lifts of the session's own account. */
export const webReporting: Reporting = {
	report: (id) =>
		sessionCall(async () => {
			const { quietUntil } = await callServer(server, calls.reportLoginRequest, { params: { id }, body: {} });
			return quietUntil;
		}),
	lifting: {
		quieted: () => sessionCall(async () => (await callServer(server, calls.listQuieted, {})).quieted),
		lift: (id) =>
			sessionCall(async () => {
				await callServer(server, calls.liftQuieted, { params: { id } });
			}),
	},
};
