import { accountCalls } from "./calls/account-calls.ts";
import { approverCalls } from "./calls/approver-calls.ts";
import { clientCalls } from "./calls/client-calls.ts";
import { groupCalls } from "./calls/group-calls.ts";
import { hostCalls } from "./calls/host-calls.ts";
import { inviteCalls } from "./calls/invite-calls.ts";
import { pairingCalls } from "./calls/pairing-calls.ts";
import { passkeyCalls } from "./calls/passkey-calls.ts";
import { requesterCalls } from "./calls/requester-calls.ts";
import { serverCalls } from "./calls/server-calls.ts";
import { sessionCalls } from "./calls/session-calls.ts";
import { vpnCalls } from "./calls/vpn-calls.ts";

/** Every call of the wire contract; server, client and the published OpenAPI description are built from it. */
export const calls = {
	...serverCalls,
	...requesterCalls,
	...vpnCalls,
	...approverCalls,
	...pairingCalls,
	...passkeyCalls,
	...sessionCalls,
	...inviteCalls,
	...hostCalls,
	...accountCalls,
	...groupCalls,
	...clientCalls,
} as const;
