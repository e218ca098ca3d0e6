import type { AccountState, DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import type { Connection } from "../../contract/login-desk.ts";

/**
 * A snapshot as it is shown after the one before it. The first try after a loss comes almost at once and in silence:
 * until it has failed, an account stands as it stood. One that was offline stays so while it is tried again.
 */
export function throughSilentTry(next: DesktopSnapshot, before: DesktopSnapshot | undefined): DesktopSnapshot {
	const accounts = next.accounts.map((account) => {
		const connection = standsAs(account, before?.accounts.find(({ id }) => id === account.id)?.desk.connection);
		return { ...account, desk: { ...account.desk, connection } };
	});
	return { ...next, accounts };
}

function standsAs({ desk: { connection, revision } }: AccountState, before: Connection | undefined): Connection {
	if (connection.state !== "connecting" || connection.lostAt === undefined) return connection;
	if (before?.state === "offline" || (before?.state === "connecting" && before.lostAt !== undefined)) return connection;
	return revision === undefined ? { state: "connecting" } : { state: "live" };
}
