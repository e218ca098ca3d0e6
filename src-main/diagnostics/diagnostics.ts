import type { AccountState, DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { trayLook } from "../tray/tray-look.ts";

/** What this app runs on, in words of its makers. */
export type Versions = Readonly<Record<string, string>>;

/**
 * What somebody who helps wants to know: a few lines, and no secret among them. Requests are counted and not named.
 * @param troubles what went wrong lately, newest last
 */
export function diagnosticLines(
	snapshot: DesktopSnapshot,
	versions: Versions,
	troubles: readonly string[],
): readonly string[] {
	const { version, platform, protection, accounts, settings, quiet } = snapshot;
	const { state, count } = trayLook(snapshot);
	const { notifications, opensByItself, startAtLogin, theme, method } = settings;
	return [
		`Countersign ${version} on ${platform}`,
		...Object.entries(versions).map(([name, value]) => `${name} ${value}`),
		`keys: ${protection}`,
		`tray: ${state}, ${count} waiting${quiet ? ", quiet" : ""}`,
		`settings: notifications ${notifications}, opens by itself ${opensByItself}, at login ${startAtLogin}, theme ${theme}, signs by ${method}`,
		...accounts.map(accountLine),
		...troubles.map((trouble) => `trouble: ${trouble}`),
	];
}

function accountLine({ server, account, trouble, admin, forThisRun, desk }: AccountState): string {
	const { connection, revision, clockOffset, pending } = desk;
	const parts = [
		`account: ${account} at ${server}`,
		trouble ?? connection.state,
		`revision ${revision ?? "none"}`,
		`clock off by ${Math.round(clockOffset / 1000)} s`,
		`${pending.length} pending`,
		admin && "administrator",
		forThisRun && "not kept",
	];
	return parts.filter(Boolean).join(", ");
}
