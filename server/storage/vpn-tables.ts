import type { Selectable } from "kysely";
import type { VpnJoinFailure } from "../../contract/vpn-join.ts";

/** A machine that is let into the VPN once its login request is approved. */
interface VpnJoinTable {
	request_id: string;
	auth_id_hash: string;
	/** Null as soon as it is known how it ended. */
	sealed_auth_id: string | null;
	/** `ended`: the request was not approved, and nothing was done. */
	state: "waiting" | "registering" | "registered" | "failed" | "removed" | "ended";
	attempts: number;
	next_attempt_at: number | null;
	/** Whether headscale is being asked, or was when the process ended. */
	under_way: 0 | 1;
	/** Whether an attempt may have let the machine in, and its answer got lost. */
	unsure: 0 | 1;
	/** Whom the machine belongs to at headscale. */
	vpn_user: string | null;
	node_id: string | null;
	node_name: string | null;
	reason: VpnJoinFailure | null;
	done_at: number | null;
}

/** What `schema.ts` says of instants and flags holds here too. */
export interface VpnTables {
	vpn_join: VpnJoinTable;
}

export type VpnJoinRow = Selectable<VpnJoinTable>;
