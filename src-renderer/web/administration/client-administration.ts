import { callServer } from "../../../client/call-server.ts";
import { calls } from "../../../contract/calls.ts";
import type { ChangeGroup } from "../../../contract/group.ts";
import type { ChangeOidcClient, NewOidcClient } from "../../../contract/oidc-client.ts";
import { server } from "../connection.ts";
import { sessionCall } from "../session-call.ts";

/** The typed calls about clients and groups. Each throws what `failureCode` has words for. */
export const clientAdministration = {
	clients: () => sessionCall(async () => (await callServer(server, calls.listClients, {})).clients),
	client: (id: string) => sessionCall(() => callServer(server, calls.client, { params: { id } })),
	create: (body: NewOidcClient) => sessionCall(() => callServer(server, calls.createClient, { body })),
	change: (id: string, body: ChangeOidcClient) =>
		sessionCall(() => callServer(server, calls.changeClient, { params: { id }, body })),
	rotate: (id: string) => sessionCall(() => callServer(server, calls.rotateClientSecret, { params: { id }, body: {} })),
	remove: (id: string) => sessionCall(() => callServer(server, calls.removeClient, { params: { id } })),
	checkWebFinger: (id: string, email: string) =>
		sessionCall(() => callServer(server, calls.checkWebFinger, { params: { id }, body: { email } })),
	groups: () => sessionCall(async () => (await callServer(server, calls.listGroups, {})).groups),
	createGroup: (name: string) => sessionCall(() => callServer(server, calls.createGroup, { body: { name } })),
	changeGroup: (name: string, body: ChangeGroup) =>
		sessionCall(() => callServer(server, calls.changeGroup, { params: { name }, body })),
	removeGroup: (name: string) => sessionCall(() => callServer(server, calls.removeGroup, { params: { name } })),
};
