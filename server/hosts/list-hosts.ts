import type { Host } from "../../contract/host.ts";
import { instant } from "../instant.ts";
import type { HostRow } from "../storage/host-table.ts";
import type { Storage } from "../storage/storage.ts";

/** Every host, by name, enrolled or not. */
export async function listHosts({ db }: Pick<Storage, "db">): Promise<Host[]> {
	const rows = await db.selectFrom("host").selectAll().orderBy("name").execute();
	return rows.map(hostOf);
}

function hostOf(row: HostRow): Host {
	return {
		id: row.id,
		name: row.name,
		createdAt: instant(row.created_at),
		...(row.enrolled_at !== null && { enrolledAt: instant(row.enrolled_at) }),
		...(row.code_expires_at !== null && { codeExpiresAt: instant(row.code_expires_at) }),
		...(row.last_used_at !== null && { lastUsedAt: instant(row.last_used_at) }),
		...(row.last_address !== null && { lastAddress: row.last_address }),
	};
}
