import { callServer } from "../../../../client/call-server.ts";
import { calls } from "../../../../contract/calls.ts";
import { server } from "../../connection.ts";
import { sessionCall } from "../../session-call.ts";

/** What administrators do with hosts. Each throws what `failureCode` has words for. */
export const hostAdministration = {
	hosts: () => sessionCall(async () => (await callServer(server, calls.listHosts, {})).hosts),
	add: (name: string) => sessionCall(() => callServer(server, calls.addHost, { body: { name } })),
	remove: (id: string) => sessionCall(() => callServer(server, calls.removeHost, { params: { id } })),
};
