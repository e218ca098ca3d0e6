import { callServer } from "../../../client/call-server.ts";
import { calls } from "../../../contract/calls.ts";
import { useAnswer } from "../../desk/use-answer.ts";
import { server } from "../connection.ts";
import { sessionCall } from "../session-call.ts";

function readVpn() {
	return sessionCall(() => callServer(server, calls.vpn, {}));
}

/** The VPN that this server lets machines into, where there is one. */
export function useVpn() {
	return useAnswer(readVpn);
}
