import type { Selectable } from "kysely";

/** A host whose requests are recognised. */
export interface HostTable {
	id: string;
	name: string;
	/** Until it is enrolled: its one-time code, and when that ends. */
	code_hash: string | null;
	code_expires_at: number | null;
	/** Once it is enrolled. */
	key_thumbprint: string | null;
	enrolled_at: number | null;
	created_at: number;
	last_used_at: number | null;
	last_address: string | null;
}

export type HostRow = Selectable<HostTable>;
